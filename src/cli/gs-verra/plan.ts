import type { BlockRow } from './block-row.js';
import { HOSTS } from './hosts.js';
import { sortedGroups, NOT_SAID, vintagesOf, type Planned } from './planned.js';
import { authorizations, statementOf } from './statements.js';

/** The commands that bring the rows in: Parties, accounts, projects and authorizations they need, then all blocks in one act. */
export const planned = (rows: readonly BlockRow[], fingerprint: string): Planned[] => {
  const file = fingerprint.slice(0, 8).toUpperCase();
  return [...parties(rows), ...programmes(rows), ...authorizations(rows, file, fingerprint), openingBalance(rows, file)];
};

/** The account of a host's imported units. */
const accountOf = (host: string): string => `${host}-GSV`;

const parties = (rows: readonly BlockRow[]): Planned[] =>
  sortedGroups(rows, ({ country }) => country).flatMap(([country, [{ host } = { host: '' }]]) => [
    {
      command: 'register-party',
      data: {
        party: host,
        participating: true,
        leastDevelopedOrIsland: HOSTS[country]?.leastDevelopedOrIsland ?? false,
        waivesAdaptationExemption: false,
        ndcPeriods: [],
      },
      makes: { list: 'parties', code: host },
    },
    {
      command: 'open-account',
      data: { account: accountOf(host), type: 'holding', party: host },
      makes: { list: 'accounts', code: accountOf(host) },
    },
  ]);

const programmes = (rows: readonly BlockRow[]): Planned[] =>
  sortedGroups(rows, ({ activity }) => activity).map(([activity, group]) => {
    const { first, last } = vintagesOf(group);
    const programme = group[0]?.programme === 'GS' ? 'Gold Standard' : 'Verra';
    return {
      command: 'register-programme',
      data: {
        programme: activity,
        title: `${programme} project ${group[0]?.project}`,
        mode: 'project',
        outcome: 'reductions',
        start: `${first}-01-01`,
        end: `${last}-12-31`,
        methodology: NOT_SAID,
        sector: NOT_SAID,
        validatedBy: programme === 'Verra' ? 'VERRA' : 'GOLD-STANDARD',
      },
      makes: { list: 'programmes', code: activity },
    };
  });

const openingBalance = (rows: readonly BlockRow[], file: string): Planned => ({
  command: 'import-opening-balance',
  data: {
    import: `GSV-${file}`,
    account: accountOf(rows[0]?.host ?? ''),
    kind: 'ITMO',
    controlTotal: String(rows.reduce((sum, { quantity }) => sum + quantity, 0n)),
    rows: rows.map((row) => {
      const { host, activity, vintage, quantity, registry, series, first, last } = row;
      const firstTransferredOn = firstTransferDay(row);
      return {
        account: accountOf(host),
        ...{ host, activity, vintage, quantity: String(quantity), authorization: `${statementOf(row)}-${file}` },
        underlying: { registry, series, first: String(first), last: String(last) },
        mitigationType: 'Emission reductions',
        ...(firstTransferredOn === undefined ? {} : { firstTransferredOn }),
      };
    }),
  },
  makes: undefined,
});

/** The day of first transfer that the definition gives; none for a transfer that nobody says has happened. */
export const firstTransferDay = ({ definition, authorisationYear, issuedOn }: BlockRow): string | undefined => {
  const authorisedOn = `${authorisationYear}-01-01`;
  if (definition === 'authorization') return authorisedOn;
  if (definition === 'issuance') return issuedOn > authorisedOn ? issuedOn : authorisedOn;
  return undefined;
};
