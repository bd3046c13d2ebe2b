import type { BlockRow } from './block-row.js';
import { HOSTS } from './hosts.js';
import { sortedGroups, vintagesOf } from './groups.js';
import { holdingOf, NOT_SAID, partyOf, type OpeningBalance, type Planned } from '../steps/planned.js';
import { authorizations, statementOf } from './statements.js';

/** What brings the rows in: the Parties, accounts, projects and authorizations they need, then all blocks in one act. */
export interface Plan {
  readonly needs: readonly Planned[];
  readonly balance: OpeningBalance;
}

export const planned = (rows: readonly BlockRow[], fingerprint: string): Plan => {
  const file = fingerprint.slice(0, 8).toUpperCase();
  return {
    needs: [...parties(rows), ...programmes(rows), ...authorizations(rows, file, fingerprint)],
    balance: openingBalance(rows, file),
  };
};

/** The account of a host's imported units. */
const accountOf = (host: string): string => `${host}-GSV`;

const parties = (rows: readonly BlockRow[]): Planned[] =>
  sortedGroups(rows, ({ country }) => country).flatMap(([country, [{ host } = { host: '' }]]) => [
    partyOf(host, HOSTS[country]?.leastDevelopedOrIsland),
    holdingOf(accountOf(host), host),
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
      role: 'supervisor',
      makes: { list: 'programmes', code: activity },
    };
  });

const openingBalance = (rows: readonly BlockRow[], file: string): OpeningBalance => ({
  import: `GSV-${file}`,
  account: accountOf(rows[0]?.host ?? ''),
  kind: 'ITMO',
  controlTotal: String(rows.reduce((sum, { quantity }) => sum + quantity, 0n)),
  rows: rows.map((row) => {
    const { host, activity, vintage, quantity, registry, series, first, last, printed } = row;
    const firstTransferredOn = firstTransferDay(row);
    return {
      account: accountOf(host),
      ...{ host, activity, vintage, quantity: String(quantity), authorization: `${statementOf(row)}-${file}` },
      underlying: { registry, series, first: String(first), last: String(last), serial: printed },
      mitigationType: 'Emission reductions',
      ...(firstTransferredOn === undefined ? {} : { firstTransferredOn }),
    };
  }),
});

/**
 * The day of first transfer that the definition gives, never before the year of the units began; none for a transfer that nobody says has
 * happened.
 */
export const firstTransferDay = ({ definition, authorisationYear, issuedOn, vintage }: BlockRow): string | undefined => {
  const days = [`${authorisationYear}-01-01`, `${vintage}-01-01`];
  if (definition === 'issuance') days.push(issuedOn);
  return definition === 'authorization' || definition === 'issuance' ? days.sort().at(-1) : undefined;
};
