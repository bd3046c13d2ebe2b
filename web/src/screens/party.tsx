import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useRead } from '../api/reads.js';
import { useAddress, useName } from '../app/address.js';
import { List } from '../list/list.js';
import { Empty, Head, Panel } from '../parts/bits.js';
import { Give } from '../parts/give.js';
import { EventLink, Go, Thing } from '../parts/go.js';
import { Loaded } from '../parts/loaded.js';
import { Acceptances, Limits } from '../parts/terms-of-party.js';
import { YearBars } from '../parts/year-bars.js';
import { number } from '../text/numbers.js';
import { partyName } from '../text/parties.js';

/** The year that is reported on now. */
const lastYear = (): number => new Date().getUTCFullYear() - 1;

/** The desk of one Party: its balance by year, every corresponding adjustment with its event, its authorizations, what it lets leave and takes in. */
export const PartyDesk = (): ReactNode => {
  const { t } = useTranslation();
  const party = useName('party');
  const query = useRead('/v1/registries/{registry}/parties/{party}', { party });
  return (
    <Loaded query={query}>
      {({ participating, ndcPeriods }) => (
        <>
          <Head
            title={partyName(party)}
            about={`${party} · ${participating ? t('participates in Article 6') : t('does not participate in Article 6')} · ${ndcPeriods.map(({ first, last }) => `NDC ${first}–${last}`).join(', ')}`}
          >
            <Give command="report-inventory" data={{ party }} primary>
              {t('Report an inventory')}
            </Give>
            <Go to={`/parties/${party}/annual-report/${lastYear()}`} className="button">
              {t('Annual report')}
            </Go>
            <Give command="authorize-units" data={{ host: party }}>
              {t('Authorize units')}
            </Give>
            <Give command="set-transfer-limits" data={{ host: party }}>
              {t('Set limits')}
            </Give>
            <Give command="set-acceptance" data={{ party }}>
              {t('Set terms of acceptance')}
            </Give>
            <Give command="choose-adjustment-method" data={{ party }}>
              {t('Choose the method')}
            </Give>
          </Head>
          <Balance party={party} first={ndcPeriods[0]?.first ?? '2021'} last={ndcPeriods[0]?.last ?? '2030'} />
          <Adjustments party={party} />
          <OwnAuthorizations party={party} />
          <Limits host={party} />
          <Acceptances party={party} />
        </>
      )}
    </Loaded>
  );
};

const Balance = ({ party, first, last }: { readonly party: string; readonly first: string; readonly last: string }): ReactNode => {
  const { t } = useTranslation();
  const [from, setFrom] = useAddress('from');
  const [to, setTo] = useAddress('to');
  const query = useRead(
    '/v1/registries/{registry}/parties/{party}/emissions-balance',
    { party },
    {
      from: from || first,
      to: to || last,
    },
  );
  const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i));
  return (
    <Panel title={t('Emissions balance')}>
      <div className="list-tools">
        <label>
          {t('From')}{' '}
          <select value={from || first} onChange={({ target }) => setFrom(target.value)}>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
        <label>
          {t('To')}{' '}
          <select value={to || last} onChange={({ target }) => setTo(target.value)}>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
      </div>
      <Loaded query={query}>
        {({ method, years: rows }) => (
          <>
            <p className="quiet">
              {method === null
                ? t('No method of adjustment was chosen yet.')
                : t('Method: {{method}}', { method: JSON.stringify(method).replaceAll('"', '') })}
            </p>
            <YearBars rows={rows} />
            <div className="scroll" tabIndex={0} role="region" aria-label={t('{{list}}, as a table', { list: t('Emissions balance') })}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('Year')}</th>
                    <th scope="col" className="number">
                      {t('Inventory')}
                    </th>
                    <th scope="col" className="number">
                      {t('+ first transferred')}
                    </th>
                    <th scope="col" className="number">
                      {t('− used')}
                    </th>
                    <th scope="col" className="number">
                      {t('Adjustment')}
                    </th>
                    <th scope="col" className="number">
                      {t('Balance')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ year, inventory, firstTransferred, used, adjustment, balance }) => (
                    <tr key={year}>
                      <th scope="row">{year}</th>
                      <td className="number">{inventory === null ? '–' : number(inventory)}</td>
                      <td className="number">{number(firstTransferred)}</td>
                      <td className="number">{number(used)}</td>
                      <td className="number">{adjustment === null ? '–' : number(adjustment)}</td>
                      <td className="number">{balance === null ? t('no inventory') : number(balance)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
};

const Adjustments = ({ party }: { readonly party: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/parties/{party}/adjustments', { party }, 'entries');
  return (
    <Panel title={t('Corresponding adjustments')}>
      <Loaded query={query}>
        {({ additions, subtractions, net, entries }) => (
          <>
            <p className="sum">
              {t('{{additions}} added − {{subtractions}} subtracted = {{net}} tCO2e', {
                additions: number(additions),
                subtractions: number(subtractions),
                net: number(net),
              })}
            </p>
            <List
              name="adjustments"
              title={t('Corresponding adjustments')}
              rows={entries}
              keyOf={({ revision }) => revision}
              empty={<Empty title={t('Nothing was added or subtracted yet.')} />}
              columns={[
                {
                  id: 'revision',
                  title: t('Event'),
                  value: ({ revision }) => revision,
                  show: ({ revision }) => <EventLink revision={revision} />,
                  isNumber: true,
                },
                { id: 'kind', title: t('Kind'), value: ({ kind }) => kind, show: ({ kind }) => t(kind) },
                {
                  id: 'trigger',
                  title: t('Because of'),
                  value: ({ trigger }) => trigger,
                  show: ({ trigger, cause }) => <EventLink revision={cause}>{trigger}</EventLink>,
                },
                { id: 'quantity', title: 'tCO2e', value: ({ quantity }) => quantity, isNumber: true },
                { id: 'vintages', title: t('Vintage'), value: ({ vintages }) => vintages.map(({ vintage }) => vintage).join(' ') },
                { id: 'actionYear', title: t('Year of action'), value: ({ actionYear }) => actionYear },
                { id: 'useYear', title: t('Year of use'), value: ({ useYear }) => useYear ?? '' },
                {
                  id: 'authorization',
                  title: t('Authorization'),
                  value: ({ authorization }) => authorization ?? '',
                  show: ({ authorization }) => authorization !== null && <Thing kind="authorizations" code={authorization} />,
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
};

const OwnAuthorizations = ({ party }: { readonly party: string }): ReactNode => {
  const { t } = useTranslation();
  const query = useList('/v1/registries/{registry}/authorizations', {});
  return (
    <Panel title={t('Its authorizations')}>
      <Loaded query={query}>
        {({ items }) => {
          const own = items.filter(({ host }) => host === party);
          return own.length === 0 ? (
            <Empty title={t('No host has authorized units yet.')} />
          ) : (
            <ul className="plain">
              {own.map(({ authorization, used, remaining }) => (
                <li key={authorization}>
                  <Go to={`/authorizations/${authorization}`}>{authorization}</Go>{' '}
                  {t('issued under it: {{used}}, left: {{left}}', {
                    used: number(used),
                    left: remaining === null ? t('no limit') : number(remaining),
                  })}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
};
