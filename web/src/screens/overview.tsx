import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/reads.js';
import { Empty, Head, Panel } from '../parts/bits.js';
import { Flow } from '../parts/flow.js';
import { Go } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { Ticker } from '../parts/ticker.js';
import { readText } from '../api/client.js';
import { useMoment } from '../app/moment.js';
import { number, percent } from '../text/numbers.js';

/** Where all units are, that the parts sum, what happened last, and whether it is all proved. */
export const Overview = (): ReactNode => {
  const { t } = useTranslation();
  const { at } = useMoment();
  const query = useRead('/v1/registries/{registry}', {});
  return (
    <Loaded query={query}>
      {({ registry, operator, totals, policy, policyNumber }) => (
        <>
          <Head title={t('Overview')} about={`${registry}, ${t('kept by {{operator}}', { operator })}`}>
            <Go to="/first-day" className="button">
              {t('First day')}
            </Go>
            <Go to="/act" className="button primary">
              {t('Act')}
            </Go>
          </Head>
          <Panel title={t('Where the units are')} className="wide">
            {totals.issued === '0' && totals.imported === '0' ? (
              <Empty title={t('No units yet.')}>
                <p>{t('Units are issued from verified reductions of a programme.')}</p>
              </Empty>
            ) : (
              <Flow totals={totals} />
            )}
          </Panel>
          <div className="columns">
            <Panel title={t('What happened last')}>
              <Ticker />
            </Panel>
            <div>
              {at === undefined && <Proof />}
              <Panel title={t('Policy in force')}>
                <dl className="facts">
                  <div>
                    <dt>{t('Number')}</dt>
                    <dd>{policyNumber}</dd>
                  </div>
                  <div>
                    <dt>{t('To adaptation')}</dt>
                    <dd>{percent(policy.adaptationBps)}</dd>
                  </div>
                  <div>
                    <dt>{t('OMGE')}</dt>
                    <dd>{percent(policy.omgeBps)}</dd>
                  </div>
                  <div>
                    <dt>{t('Two people for')}</dt>
                    <dd>{policy.approvals.length === 0 ? t('nothing') : policy.approvals.map(({ command }) => command).join(', ')}</dd>
                  </div>
                </dl>
                <p>
                  <Go to="/settings">{t('All of it')}</Go>
                </p>
              </Panel>
              <Panel title={t('By kind of account')}>
                <ByAccount />
              </Panel>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
};

const ByAccount = (): ReactNode => {
  const { t } = useTranslation();
  const query = useRead('/v1/registries/{registry}/balances', {}, { by: 'account-type,status' });
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('Account')}</th>
              <th scope="col">{t('Units')}</th>
              <th scope="col" className="number">
                tCO2e
              </th>
            </tr>
          </thead>
          <tbody>
            {(rows as readonly Readonly<Record<string, string>>[]).map((row) => (
              <tr key={`${row['account-type']} ${row['status']}`}>
                <td>
                  <Go to="/accounts" query={{ 'accounts-filter': row['account-type'] }}>
                    {row['account-type']}
                  </Go>
                </td>
                <td>{t(row['status'] ?? '')}</td>
                <td className="number">{number(row['quantity'] ?? '0')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Loaded>
  );
};

/** Up to which event the log is signed, and what the laws came to. */
const Proof = (): ReactNode => {
  const { t } = useTranslation();
  const { registry } = useMoment();
  const audit = useRead('/v1/registries/{registry}/audit', {});
  const sealed = useQuery({
    queryKey: [registry, 'now', 'checkpoint', audit.data?.revision],
    queryFn: () => readText(`/v1/registries/${registry}/log/checkpoint`),
  });
  const [, size = ''] = sealed.data?.split('\n') ?? [];
  const signatures = sealed.data?.split('\n').filter((line) => line.startsWith('— ')).length ?? 0;
  return (
    <Panel title={t('Proof and laws')}>
      <Loaded query={audit}>
        {({ holds, laws, revision }) => (
          <p className={holds ? 'verdict good' : 'verdict bad'}>
            <strong>{holds ? t('Every law holds') : t('A law is broken')}</strong>
            <span>{t('Laws: {{n}}, up to revision {{revision}}', { n: laws.length, revision: number(revision) })}</span>
            <Go to="/audit">{t('See them')}</Go>
          </p>
        )}
      </Loaded>
      <Loaded query={sealed}>
        {() => (
          <p className="verdict good">
            <strong>{t('Signed up to event {{n}}', { n: number(BigInt(size || '0') - 1n) })}</strong>
            <span>{t('Signatures: {{n}}', { n: signatures })}</span>
            <Go to="/verify">{t('Check one')}</Go>
          </p>
        )}
      </Loaded>
    </Panel>
  );
};
