import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { useName } from '../app/address.js';
import { useMoment } from '../app/moment.js';
import { Copyable, Facts, Head, Panel, Tonnes } from '../parts/bits.js';
import { Download } from '../parts/download.js';
import { EventLink, Go, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { instant, number } from '../text/numbers.js';
import { party as named } from '../text/parties.js';

/** That units were used or cancelled for good: what the event says, and the PDF that has its own proof with it. */
export const Certificate = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const revision = useName('revision');
  const query = useRead('/v1/registries/{registry}/certificates/{revision}', { revision });
  return (
    <Loaded query={query}>
      {({
        kind,
        trial,
        quantity,
        lines,
        blocks,
        firstTransferred,
        from,
        to,
        party,
        year,
        purpose,
        id,
        at,
        authority,
        approver,
        beneficiary,
      }) => (
        <>
          <Head
            title={kind === 'use' ? t('Certificate of use') : t('Certificate of cancellation')}
            about={kind === 'use' ? t('These units were used, for ever.') : t('These units were cancelled, for ever.')}
          >
            <Download address={`/v1/registries/${registry}/certificates/${revision}?format=pdf`} name={`${registry}-${revision}.pdf`}>
              {t('Save as PDF, with its proof')}
            </Download>
            <Go to="/verify" query={{ revision }} className="button">
              {t('Check it here')}
            </Go>
          </Head>
          {trial && <p className="hindered">{t('The registry is a trial: nothing was used or cancelled at all.')}</p>}
          <Facts
            of={[
              [t('Units'), <Tonnes key="q" of={quantity} />],
              [t('When'), instant(at)],
              [t('From'), <Thing key="f" kind="accounts" code={from} />],
              [t('To'), <Thing key="t" kind="accounts" code={to} />],
              [t('Used by'), party === null ? null : named(party)],
              [t('Year of use'), year],
              [t('Purpose'), purpose],
              [t('For the benefit of'), beneficiary === null ? null : Object.values(beneficiary).filter(isText).join(', ')],
              [t('Under the role'), authority],
              [t('Approved by'), approver],
              [t('Event'), <EventLink key="e" revision={revision} />],
              [t('Id'), <Copyable key="id" text={id} />],
            ]}
          />
          <Panel title={t('What they were issued for')}>
            <div
              className="scroll"
              tabIndex={0}
              role="region"
              aria-label={t('{{list}}, as a table', { list: t('What they were issued for') })}
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('Programme')}</th>
                    <th scope="col">{t('Host')}</th>
                    <th scope="col">{t('Vintage')}</th>
                    <th scope="col" className="number">
                      tCO2e
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={`${line.programme} ${line.host} ${line.vintage}`}>
                      <td>
                        <Thing kind="programmes" code={line.programme} />
                      </td>
                      <td>{named(line.host)}</td>
                      <td>{line.vintage}</td>
                      <td className="number">{number(line.quantity)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
          <Panel title={t('Blocks')}>
            <ul className="plain">
              {blocks.map((block) => (
                <li key={block}>
                  <Thing kind="units" code={block} /> {firstTransferred.includes(block) && <small>{t('first transferred with it')}</small>}
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </Loaded>
  );
};

const isText = (value: unknown): value is string => typeof value === 'string';
