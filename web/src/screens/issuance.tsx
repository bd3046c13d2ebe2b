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
import { number, percent } from '../text/numbers.js';
import { party } from '../text/parties.js';

/** All issuances, with what went where. */
export const Issuances = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/issuances', {});
  return (
    <>
      <Head title={t('Issuances')} about={t('Units born from verified reductions, with their levies.')}>
        <Give command="issue-units" data={{}} primary>
          {t('Issue units')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="issuances"
            title={t('Issuances')}
            rows={items}
            keyOf={({ issuance }) => issuance}
            empty={<Empty title={t('Nothing was issued yet.')} />}
            columns={[
              {
                id: 'issuance',
                title: t('Issuance'),
                value: ({ issuance }) => issuance,
                show: ({ issuance }) => <Thing kind="issuances" code={issuance} />,
              },
              {
                id: 'verification',
                title: t('Verification'),
                value: ({ verification }) => verification,
                show: ({ verification }) => <Thing kind="verifications" code={verification} />,
              },
              {
                id: 'programme',
                title: t('Programme'),
                value: ({ programme }) => programme,
                show: ({ programme }) => <Thing kind="programmes" code={programme} />,
              },
              { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
              { id: 'gross', title: t('All units'), value: ({ gross }) => gross, isNumber: true },
              { id: 'participants', title: t('To participants'), value: ({ participants }) => participants, isNumber: true },
              { id: 'adaptation', title: t('To adaptation'), value: ({ adaptation }) => adaptation, isNumber: true },
              { id: 'omge', title: t('OMGE'), value: ({ omge }) => omge, isNumber: true },
              { id: 'pending', title: t('Pending'), value: ({ pending }) => pending, isNumber: true },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};

/** One issuance: its lines with levies and their rounding, and to whom its units went. */
export const Issuance = (): ReactNode => {
  const { t } = useTranslation();
  const issuance = useName('issuance');
  const query = useRead('/v1/registries/{registry}/issuances/{issuance}', { issuance });
  return (
    <Loaded query={query}>
      {({ verification, programme, host, gross, pending, since, rates, lines, distribution }) => (
        <>
          <Head title={t('Issuance {{issuance}}', { issuance })} about={party(host)}>
            {pending !== '0' && (
              <Give command="distribute-units" data={{ issuance }} primary>
                {t('Distribute what is pending')}
              </Give>
            )}
          </Head>
          <Facts
            of={[
              [t('All units'), <Tonnes key="g" of={gross} />],
              [t('Pending'), <Tonnes key="p" of={pending} />],
              [t('Verification'), <Thing key="v" kind="verifications" code={verification} />],
              [t('Programme'), <Thing key="pr" kind="programmes" code={programme} />],
              [
                t('Levies'),
                `${t('To adaptation')} ${percent(rates.adaptationBps)}, ${t('OMGE')} ${percent(rates.omgeBps)}, ${rates.rounding}`,
              ],
              [t('Event'), <EventLink key="e" revision={since} />],
            ]}
          />
          <Panel title={t('Lines')}>
            <List
              name="lines"
              title={t('Lines')}
              rows={lines}
              keyOf={({ component, vintage, first }) => `${component} ${vintage} ${first}`}
              empty={<Empty title={t('Nothing was issued yet.')} />}
              columns={[
                {
                  id: 'component',
                  title: t('Component'),
                  value: ({ component }) => component,
                  show: ({ component }) => <Thing kind="components" code={component} />,
                },
                { id: 'vintage', title: t('Vintage'), value: ({ vintage }) => vintage },
                { id: 'kind', title: t('Kind'), value: ({ kind }) => kind },
                { id: 'first', title: t('First serial'), value: ({ first }) => first, isNumber: true },
                { id: 'participants', title: t('To participants'), value: ({ participants }) => participants, isNumber: true },
                { id: 'adaptation', title: t('To adaptation'), value: ({ adaptation }) => adaptation, isNumber: true },
                { id: 'omge', title: t('OMGE'), value: ({ omge }) => omge, isNumber: true },
                { id: 'buffer', title: t('Buffer'), value: ({ buffer }) => buffer, isNumber: true },
              ]}
            />
          </Panel>
          <Panel title={t('Distribution')}>
            {distribution.length === 0 && <Empty title={t('Nothing was distributed yet.')} />}
            <ul className="plain">
              {distribution.map(({ account, block, revision }) => (
                <li key={block}>
                  <Thing kind="units" code={block} /> → <Thing kind="accounts" code={account} /> · <EventLink revision={revision} />
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </Loaded>
  );
};

/** All verifications. */
export const Verifications = (): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/verifications', {});
  return (
    <>
      <Head title={t('Verifications')} about={t('What designated entities certified, period by period.')}>
        <Give command="verify-reductions" data={{}} primary>
          {t('Certify reductions')}
        </Give>
      </Head>
      <Loaded query={query}>
        {({ items }) => (
          <List
            name="verifications"
            title={t('Verifications')}
            rows={items}
            keyOf={({ verification }) => verification}
            empty={<Empty title={t('Nothing was verified yet.')} />}
            columns={[
              {
                id: 'verification',
                title: t('Verification'),
                value: ({ verification }) => verification,
                show: ({ verification }) => <Thing kind="verifications" code={verification} />,
              },
              {
                id: 'programme',
                title: t('Programme'),
                value: ({ programme }) => programme,
                show: ({ programme }) => <Thing kind="programmes" code={programme} />,
              },
              { id: 'host', title: t('Host'), value: ({ host }) => host, show: ({ host }) => party(host) },
              { id: 'from', title: t('From'), value: ({ period }) => period.from },
              { id: 'to', title: t('To'), value: ({ period }) => period.to },
              { id: 'verifiedBy', title: t('Verified by'), value: ({ verifiedBy }) => verifiedBy },
              { id: 'state', title: t('State'), value: ({ state }) => state, show: ({ state }) => <State of={state} /> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
};

/** One verification: verified, deducted, issued and still issuable, line by line; what is left can be issued from here. */
export const Verification = (): ReactNode => {
  const { t } = useTranslation();
  const verification = useName('verification');
  const query = useRead('/v1/registries/{registry}/verifications/{verification}', { verification });
  const authorizations = useList('/v1/registries/{registry}/authorizations', {});
  return (
    <Loaded query={query}>
      {({ programme, host, period, verifiedBy, state, since, lines }) => {
        const authorization = authorizations.data?.items.find(
          (one) => one.host === host && !one.revoked && one.activities.includes(programme),
        )?.authorization;
        const left = lines.flatMap(({ component, vintages }) =>
          vintages
            .map(({ vintage, issuable, issued }) => ({ component, vintage, quantity: String(BigInt(issuable) - BigInt(issued)) }))
            .filter(({ quantity }) => BigInt(quantity) > 0n),
        );
        return (
          <>
            <Head title={t('Verification {{verification}}', { verification })} about={`${period.from} – ${period.to} · ${party(host)}`}>
              {left.length > 0 && (
                <Give
                  command="issue-units"
                  primary
                  data={{ verification, lines: left.map((line) => (authorization === undefined ? line : { ...line, authorization })) }}
                >
                  {t('Issue what is left')}
                </Give>
              )}
              <Give command="restate-verification" data={{ verification }}>
                {t('Restate')}
              </Give>
              <Give command="withdraw-verification" data={{ verification }}>
                {t('Withdraw')}
              </Give>
            </Head>
            <Facts
              of={[
                [t('State'), <State key="s" of={state} />],
                [t('Programme'), <Thing key="p" kind="programmes" code={programme} />],
                [t('Verified by'), verifiedBy],
                [t('Left to issue'), <Tonnes key="l" of={left.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)} />],
                [t('Event'), <EventLink key="e" revision={since} />],
              ]}
            />
            {lines.map(({ component, vintages }) => (
              <Panel key={component} title={t('Component {{component}}', { component })}>
                <p>
                  <Thing kind="components" code={component} />
                </p>
                {vintages.map(({ vintage, verified, issuable, issued }) => (
                  <Meter
                    key={vintage}
                    name={t('{{vintage}}: verified {{verified}}, issued', { vintage, verified: number(verified) })}
                    of={issued}
                    most={issuable}
                  />
                ))}
              </Panel>
            ))}
          </>
        );
      }}
    </Loaded>
  );
};
