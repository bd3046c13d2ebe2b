import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, Panel, State, Tonnes } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { EventLink, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { Meter } from '../parts/meter.js';
import { title } from '../forms/labels.js';
import { instant } from '../text/numbers.js';
import { party } from '../text/parties.js';

/** All components of all programmes. */
export const Components = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/components', {});
  return (
    <>
      <Head title={t('Components')} about={t('What programmes are made of: a technology at a place, with a crediting period.')}>
        <Give command="include-component" data={{}} primary>
          {t('Include a component')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="components"
            title={t('Components')}
            rows={items}
            keyOf={({ component }) => component}
            empty={<Empty title={t('No component is included yet.')} />}
            columns={[
              {
                id: 'component',
                title: t('Component'),
                value: ({ component }) => component,
                show: ({ component }) => <Thing kind="components" code={component} />,
              },
              {
                id: 'programme',
                title: t('Programme'),
                value: ({ programme }) => programme,
                show: ({ programme }) => <Thing kind="programmes" code={programme} />,
              },
              { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
              { id: 'technology', title: t('Technology'), value: ({ technology }) => technology },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
              { id: 'includedOn', title: t('Included'), value: ({ includedOn }) => includedOn },
              { id: 'verifiedTo', title: t('Verified to'), value: ({ verifiedTo }) => verifiedTo ?? '' },
              { id: 'expectedAnnual', title: t('Expected a year'), value: ({ expectedAnnual }) => expectedAnnual, isNumber: true },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};

/** One component: its crediting, what was verified against what was issued, and what happened to it. */
export const Component = (): ReactNode => {
  const { t } = useTranslation();
  const component = useName('component');
  const query = useRead('/v1/registries/{registry}/components/{component}', { component });
  return (
    <Loaded query={query}>
      {({
        programme,
        host,
        site,
        technology,
        crediting,
        state,
        expectedAnnual,
        validatedBy,
        verifiedTo,
        deficit,
        vintages,
        timeline,
        formerly,
        successor,
      }) => (
        <>
          <Head title={component} about={`${technology} · ${party(host)}`}>
            <Give command="register-assets" data={{ component }}>
              {t('Register assets')}
            </Give>
            <Give command="renew-component" data={{ component }}>
              {t('Renew')}
            </Give>
            <Give command="exclude-component" data={{ component }}>
              {t('Exclude')}
            </Give>
          </Head>
          <Facts
            of={[
              [t('State'), <State key="s" of={state} />],
              [t('Programme'), <Thing key="p" kind="programmes" code={programme} />],
              [t('Site'), site],
              [t('Crediting'), `${crediting.start} – ${crediting.end}, ${crediting.type}`],
              [t('Expected a year'), <Tonnes key="e" of={expectedAnnual} />],
              [t('Verified to'), verifiedTo],
              [t('Owed'), deficit === '0' ? null : <Tonnes key="d" of={deficit} />],
              [t('Validated by'), validatedBy],
              [t('Formerly'), formerly],
              [t('Successor'), successor],
            ]}
          />
          <Panel title={t('Verified and issued')}>
            {vintages.length === 0 && <Empty title={t('Nothing was verified yet.')} />}
            {vintages.map(({ vintage, issuable, issued, verification }) => (
              <div key={`${vintage} ${verification}`}>
                <Meter name={`${vintage} · ${verification}`} of={issued} most={issuable} />
              </div>
            ))}
          </Panel>
          <Panel title={t('What happened')}>
            <ol className="life">
              {timeline.map(({ revision, at, event }) => (
                <li key={revision}>
                  <time dateTime={at}>{instant(at)}</time>
                  <span>{t(title(event))}</span>
                  <small>
                    <EventLink revision={revision}>{t('event {{revision}}', { revision })}</EventLink>
                  </small>
                </li>
              ))}
            </ol>
          </Panel>
        </>
      )}
    </Loaded>
  );
};
