import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { useMoment } from '../app/moment.js';
import { Empty, Facts, Head, Panel, Tonnes } from '../parts/bits.js';
import { CertificateLink } from '../parts/certificate-link.js';
import { EventLink, Go, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { Lineage } from '../parts/lineage.js';
import { Ruler } from '../parts/ruler.js';
import { day, number } from '../text/numbers.js';
import { lifeSentence } from '../text/life.js';

/** Units are found by their ids, or by the issuance they came from. */
export const Units = (): ReactNode => {
  const { t } = useTranslation();
  const { registry, at } = useMoment();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const query = useList('/v1/registries/{registry}/issuances', {});
  return (
    <>
      <Head title={t('Units')} about={t('The life of a unit or of a block, from its birth to where it is.')} />
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          const units = wanted.replace(/\s+/g, '');
          if (units !== '') void navigate({ to: `/r/${registry}/units/${encodeURIComponent(units)}`, search: { at } });
        }}
      >
        <div className="field">
          <label htmlFor="units">{t('Block or unit')}</label>
          <input
            id="units"
            value={wanted}
            placeholder={`${registry}-GHA-10471-2025-1-1000`}
            onChange={({ target }) => setWanted(target.value)}
          />
        </div>
        <button type="submit" className="primary">
          {t('Show')}
        </button>
      </form>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('No units yet.')} />
          ) : (
            items.map(({ issuance }) => <Series key={issuance} issuance={issuance} />)
          )
        }
      </Loaded>
    </>
  );
};

/** The series that an issuance made, drawn from its first serial to its last. */
const Series = ({ issuance }: { readonly issuance: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useRead('/v1/registries/{registry}/issuances/{issuance}', { issuance });
  return (
    <Loaded query={query}>
      {({ registry, host, programme, lines }) => (
        <Panel title={t('Issuance {{issuance}}', { issuance })}>
          <p>
            <Go to={`/issuances/${issuance}`}>{t('The issuance')}</Go>
          </p>
          {lines.map(({ component, vintage, first, participants, adaptation, omge, buffer }) => {
            const size = BigInt(participants) + BigInt(adaptation) + BigInt(omge) + BigInt(buffer);
            const units = `${registry}-${host}-${programme}-${vintage}-${first}-${BigInt(first) + size - 1n}`;
            return <Strip key={`${component} ${vintage}`} units={units} />;
          })}
        </Panel>
      )}
    </Loaded>
  );
};

const Strip = ({ units }: { readonly units: string }): ReactNode => {
  const query = useList('/v1/registries/{registry}/units/{units}', { units }, 'blocks');
  return (
    <Loaded query={query}>
      {({ blocks }) => (
        <>
          <p>
            <Thing kind="units" code={units} />
          </p>
          <Ruler blocks={blocks} />
        </>
      )}
    </Loaded>
  );
};

/** One block or unit: where its parts are, how it came to be, and its whole life as sentences. */
export const UnitsLife = (): ReactNode => {
  const { t } = useTranslation();
  const units = useName('units');
  const query = useList('/v1/registries/{registry}/units/{units}', { units }, 'blocks');
  const history = useList('/v1/registries/{registry}/units/{units}/history', { units }, 'life');
  return (
    <>
      <Head title={<span className="code">{units}</span>} about={t('Where these units are, and all that happened to them.')} />
      <Loaded query={query}>
        {({ blocks }) => {
          const [first] = blocks;
          return (
            <>
              {first && (
                <Facts
                  of={[
                    [t('Units'), <Tonnes key="n" of={blocks.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)} />],
                    [t('Programme'), <Thing key="p" kind="programmes" code={first.activity} />],
                    [t('Component'), first.component === null ? null : <Thing key="c" kind="components" code={first.component} />],
                    [t('Host'), <Thing key="h" kind="parties" code={first.host} />],
                    [t('Vintage'), first.vintage],
                    [t('Kind'), first.kind],
                    [
                      t('Authorization'),
                      first.authorization === null ? null : <Thing key="a" kind="authorizations" code={first.authorization} />,
                    ],
                  ]}
                />
              )}
              <Panel title={t('Where they are')}>
                <Ruler blocks={blocks} />
              </Panel>
            </>
          );
        }}
      </Loaded>
      <Loaded query={history}>
        {({ life }) => (
          <>
            <Panel title={t('Their life')}>
              <ol className="life">
                {life.map((step) => (
                  <li key={step.revision + step.block}>
                    <time dateTime={step.at}>{day(step.at)}</time>
                    <span>{lifeSentence(t, step)}</span>
                    <small>
                      <EventLink revision={step.revision}>{t('event {{revision}}', { revision: number(step.revision) })}</EventLink>{' '}
                      <CertificateLink event={step.event} revision={step.revision} />
                    </small>
                  </li>
                ))}
              </ol>
            </Panel>
            <Panel title={t('Lineage')}>
              <Lineage life={life} units={units} />
            </Panel>
          </>
        )}
      </Loaded>
    </>
  );
};
