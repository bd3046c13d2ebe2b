import type { CheckedEvent } from '../events/events.js';
import type { Find } from '../law.js';
import { authorizes, termsOn } from '../reckoning/terms.js';
import type { Authorization, Terms } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Units that are to exist under an authorization, or as a contribution. */
export interface Claim {
  readonly what: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly quantity: bigint;
  readonly authorization: string | null;
  readonly contribution: string | null;
  readonly nonGhgQuantity: string | null;
}

interface Claims {
  readonly event: CheckedEvent;
  readonly day: string;
  readonly claims: readonly Claim[];
  /** Issued here under the Article 6.4 rules: then the host must have spoken, and still participate. */
  readonly issued: boolean;
}

/** each line has a statement of its host that covers it and is in force; quantities stay within what was authorized. */
export const checkAuthorizations = ({ event, day, claims, issued }: Claims, state: State, find: Find): void => {
  if (issued) checkStatements({ event, day }, claims, state, find);
  const asked = new Map<Authorization, bigint>();
  for (const claim of claims) {
    if (claim.authorization === null) {
      if (claim.nonGhgQuantity !== null)
        find(event, { rule: 'R-56', expected: 'no quantity in another metric', actual: claim.nonGhgQuantity });
      continue;
    }
    const row = state.authorizations.get(claim.authorization);
    const terms = row && termsOn(row, day);
    if (!terms || !authorizes(terms) || row.host !== claim.host || !terms.activities.has(claim.activity)) {
      find(event, {
        rule: 'R-38, R-62',
        expected: `${claim.authorization} of ${claim.host} authorizes ${claim.activity}`,
        actual: terms ? `${row.host} said ${said(terms)}` : 'no such statement',
      });
      continue;
    }
    checkTerms({ event, day, issued }, claim, { row, terms }, find);
    asked.set(row, (asked.get(row) ?? 0n) + claim.quantity);
  }
  for (const [row, more] of asked) checkQuantity({ event, day }, row, more, find);
};

const said = ({ statement, activities, revoked }: Terms): string =>
  `${revoked ? 'nothing any more' : statement} of ${[...activities].join(', ')}`;

/** what is authorized of a statement on that day holds for all units under it. */
export const checkQuantity = ({ event, day }: Pick<Claims, 'event' | 'day'>, row: Authorization, more: bigint, find: Find): void => {
  const { quantity } = termsOn(row, day);
  if (quantity !== null && row.used + more > quantity)
    find(event, { rule: 'R-62', expected: `at most ${quantity} units under ${row.authorization}`, actual: String(row.used + more) });
};

const checkTerms = (
  { event, day, issued }: Pick<Claims, 'event' | 'day' | 'issued'>,
  { what, vintage, nonGhgQuantity }: Claim,
  { row: { authorization, metric }, terms: { vintages, date, issuedUntil } }: { row: Authorization; terms: Terms },
  find: Find,
): void => {
  if (vintage < vintages.first || vintage > vintages.last)
    find(event, { rule: 'R-62', expected: `${authorization}: ${vintages.first} to ${vintages.last}`, actual: what });
  if (issued && (day < date || (issuedUntil !== null && day > issuedUntil)))
    find(event, { rule: 'R-62', expected: `${authorization} in force from ${date} to ${issuedUntil ?? 'any day'}`, actual: day });
  if ((metric === 'non-GHG') !== (nonGhgQuantity !== null))
    find(event, { rule: 'R-56', expected: `${what} in the metric of ${authorization}, ${metric}`, actual: `${nonGhgQuantity ?? 'tCO2e'}` });
};

/** nothing is issued of an activity of which its host said nothing; `PI` keeps a right that a host must have kept. */
const checkStatements = ({ event, day }: Pick<Claims, 'event' | 'day'>, claims: readonly Claim[], state: State, find: Find): void => {
  const [first] = claims;
  if (!first) return;
  const statements = (state.statements.get(`${first.activity} ${first.host}`) ?? [])
    .map((row) => termsOn(row, day))
    .filter(({ activities, revoked }) => !revoked && activities.has(first.activity));
  if (statements.length === 0)
    return find(event, { rule: 'R-38', expected: `a statement of ${first.host} about ${first.activity}`, actual: 'none' });
  const kept = statements.some(({ statement }) => statement === 'later' || statement === 'part');
  if (!kept && claims.some(({ contribution }) => contribution === 'PI'))
    find(event, { rule: 'R-38, R-67', expected: 'a statement that keeps the right to authorize later', actual: 'none, and units with PI' });
  const participating = state.parties.get(first.host)?.participating === true;
  if (!participating && claims.some(({ authorization }) => authorization !== null))
    find(event, { rule: 'R-63', expected: `${first.host} participates`, actual: 'it does not', since: 'contract' });
};
