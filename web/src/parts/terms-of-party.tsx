import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../api/reads.js';
import { number } from '../text/numbers.js';
import { Empty, Panel } from './bits.js';
import { EventLink, Go } from './go.js';
import { Loaded } from './loaded.js';
import { Meter } from './meter.js';

/** What a host lets leave: the budgets of its periods, and of each activity how much has gone and what may still go. */
export const Limits = ({ host }: { readonly host: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/transfer-limits', {}, 'items', { host });
  return (
    <Panel title={t('Limits of what leaves')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('It has set no limits.')} />
          ) : (
            items.map(({ id, period, budget, gone, inForce, effective, activities, since }) => (
              <section key={id} className="approval-of">
                <h3>
                  <Go to={`/records/transfer-limits/${encodeURIComponent(id)}`}>
                    {period.first} – {period.last}
                  </Go>{' '}
                  <small>
                    {inForce ? t('In force') : t('in force from {{day}} on', { day: effective })} ·{' '}
                    <EventLink revision={since}>{t('event {{revision}}', { revision: since })}</EventLink>
                  </small>
                </h3>
                <Meter name={t('Gone, of the budget')} of={gone} most={budget} />
                {activities.map((one) => (
                  <Meter
                    key={one.activity}
                    name={t('{{activity}}: gone, of what may go', { activity: one.activity })}
                    of={one.gone}
                    most={one.left === null ? null : String(BigInt(one.gone) + BigInt(one.left))}
                  />
                ))}
              </section>
            ))
          )
        }
      </Loaded>
    </Panel>
  );
};

/** The terms on which a Party takes units into its accounts. */
export const Acceptances = ({ party }: { readonly party: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/acceptances', {});
  return (
    <Panel title={t('What it accepts')}>
      <Loaded query={query}>
        {({ items }) => {
          const own = items.filter((one) => one.party === party);
          if (own.length === 0) return <Empty title={t('It has set no terms: any unit comes into its accounts.')} />;
          return (
            <ul className="plain">
              {own.map(({ id, cooperativeApproach, inForce, effective, since, ...terms }) => (
                <li key={id}>
                  <Go to={`/records/acceptances/${encodeURIComponent(id)}`}>{cooperativeApproach ?? t('every cooperative approach')}</Go>:{' '}
                  {[
                    terms.programmes && t('programmes {{list}}', { list: terms.programmes.join(', ') }),
                    terms.methodologies && t('methodologies {{list}}', { list: terms.methodologies.join(', ') }),
                    terms.nesting && t('nests {{list}}', { list: terms.nesting.join(', ') }),
                    terms.storageYearsAtLeast && t('stored for {{n}} years at least', { n: number(terms.storageYearsAtLeast) }),
                    terms.vintagesFrom && t('vintages from {{year}} on', { year: terms.vintagesFrom }),
                  ]
                    .filter(Boolean)
                    .join('; ')}{' '}
                  <small>
                    {inForce ? t('In force') : t('in force from {{day}} on', { day: effective })} ·{' '}
                    <EventLink revision={since}>{t('event {{revision}}', { revision: since })}</EventLink>
                  </small>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
};
