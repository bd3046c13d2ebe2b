import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../app/address.js';
import { useList, useRead } from '../api/reads.js';
import { List } from '../list/list.js';
import { Empty, Facts, Head, Panel, State } from '../parts/bits.js';
import { Finances } from '../parts/finances.js';
import { Give } from '../parts/give.js';
import { EventLink, Go, Thing } from '../parts/go.js';
import { Ladder } from '../parts/ladder.js';
import { Loaded } from '../parts/loaded.js';
import { Meter } from '../parts/meter.js';
import { Nests } from '../parts/nests.js';
import { party } from '../text/parties.js';

/** One programme: what each host approved and how much of it is used, where its tonnes stand, its nests, its finance, its components. */
export const Programme = (): ReactNode => {
  const { t } = useTranslation();
  const programme = useName('programme');
  const query = useRead('/v1/registries/{registry}/programmes/{programme}', { programme });
  return (
    <Loaded query={query}>
      {({ title, mode, outcome, start, end, methodology, sector, validatedBy, state, hold, approvals, since }) => (
        <>
          <Head title={title} about={`${programme} · ${mode} · ${outcome} · ${start} – ${end}`}>
            <Give command="include-component" data={{ programme }} primary>
              {t('Include a component')}
            </Give>
            <Give command="record-host-approval" data={{ programme }}>
              {t('Record an approval')}
            </Give>
            <Give command="nest-programme" data={{ inner: programme }}>
              {t('Nest it')}
            </Give>
            <Give command="record-finance" data={{ programme }}>
              {t('Record finance')}
            </Give>
            <Give command={hold === null ? 'hold-programme' : 'release-programme'} data={{ programme }}>
              {hold === null ? t('Hold') : t('Release')}
            </Give>
          </Head>
          <Facts
            of={[
              [t('State'), <State key="s" of={state} />],
              [t('Methodology'), methodology],
              [t('Sector'), sector],
              [t('Validated by'), validatedBy],
              [
                t('Registered'),
                <EventLink key="e" revision={since}>
                  {t('event {{revision}}', { revision: since })}
                </EventLink>,
              ],
            ]}
          />
          <Panel title={t('What hosts approved')}>
            {approvals.length === 0 && <Empty title={t('No host has approved it yet.')} />}
            {approvals.map(({ host, maximumAnnualAmount, includedAnnual, issued, since: from }) => (
              <section key={host} className="approval-of">
                <h3>
                  <Go to={`/parties/${host}`}>{party(host)}</Go>{' '}
                  <small>
                    <EventLink revision={from}>{t('event {{revision}}', { revision: from })}</EventLink>
                  </small>
                </h3>
                <Meter name={t('Expected by components, a year')} of={includedAnnual} most={maximumAnnualAmount} />
                {issued.map(({ vintage, quantity }) => (
                  <Meter key={vintage} name={t('Issued, vintage {{vintage}}', { vintage })} of={quantity} most={maximumAnnualAmount} />
                ))}
              </section>
            ))}
          </Panel>
          <Ladder programme={programme} />
          <Nests programme={programme} />
          <Finances programme={programme} />
          <ComponentsOf programme={programme} />
        </>
      )}
    </Loaded>
  );
};

const ComponentsOf = ({ programme }: { readonly programme: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/components', {});
  return (
    <section aria-label={t('Components')}>
      <h2>{t('Components')}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="components"
            title={t('Components')}
            rows={items.filter((one) => one.programme === programme)}
            keyOf={({ component }) => component}
            empty={<Empty title={t('No component is included yet.')} />}
            columns={[
              {
                id: 'component',
                title: t('Component'),
                value: ({ component }) => component,
                show: ({ component }) => <Thing kind="components" code={component} />,
              },
              { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
              { id: 'technology', title: t('Technology'), value: ({ technology }) => technology },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
              { id: 'verifiedTo', title: t('Verified to'), value: ({ verifiedTo }) => verifiedTo ?? '' },
              { id: 'expectedAnnual', title: t('Expected a year'), value: ({ expectedAnnual }) => expectedAnnual, isNumber: true },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
};
