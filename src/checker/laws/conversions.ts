import { stepsOf, unitsNamed, type Act } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { Find } from '../law.js';
import { leviedUnits, shareOfLevies } from '../reckoning/conversion.js';
import { authorizes, termsOn } from '../reckoning/terms.js';
import type { Authorization } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords, nameOf, namedTwice, rangeOf, runs, total, type SeriesRange } from '../units/range.js';
import type { Piece } from '../units/segment.js';
import { checkQuantity } from './authorized-lines.js';

/** Why a unit can't be authorized after its issuance; undefined where it can. */
const faultOf = ({ lot, account, transferred }: Piece, row: Authorization, state: State, day: string): string | undefined => {
  const terms = termsOn(row, day);
  if (lot.kind !== 'MCU' || lot.contribution !== 'PI') return `${lot.kind} ${lot.contribution ?? ''}`;
  if (transferred) return 'transferred before';
  if (account.type !== 'pending' && account.type !== 'holding') return `in ${account.account} (${account.type})`;
  if (lot.host !== row.host || !terms.activities.has(lot.activity)) return `of ${lot.activity} in ${lot.host}`;
  if (lot.vintage < terms.vintages.first || lot.vintage > terms.vintages.last) return `of ${lot.vintage}`;
  const { party, holder } = account;
  if (party === null || party === lot.host) return undefined;
  const { usedUntil, parties, entities } = terms;
  if (state.parties.get(party)?.participating !== true) return `held for ${party}, which does not participate`;
  if ((usedUntil !== null && day > usedUntil) || (parties && !parties.includes(party))) return `held for ${party}`;
  return entities && holder !== null && !entities.includes(holder) ? `held by ${holder}` : undefined;
};

/** only what participants still hold becomes authorized, and exactly its share of the levies with it. */
export const checkConversion = (act: Act, state: State, find: Find): void => {
  const steps = stepsOf(act, 'IssuedUnitsAuthorized');
  const [first] = steps;
  if (!first) return;
  const { event, data } = first;
  const row = state.authorizations.get(data.authorization);
  const terms = row && termsOn(row, act.day);
  if (!row || !terms || !authorizes(terms) || act.day < terms.date || (terms.issuedUntil !== null && act.day > terms.issuedUntil))
    return find(event, { rule: 'R-62, R-64', expected: 'a statement in force that authorizes', actual: data.authorization });
  if (row.metric !== 'GHG') find(event, { rule: 'R-64', expected: 'a statement in tonnes', actual: row.metric });
  if (state.parties.get(row.host)?.participating !== true)
    find(event, { rule: 'R-63', expected: `${row.host} participates`, actual: 'it does not' });
  const other = steps.find((step) => step.data.authorization !== row.authorization);
  if (other) find(other.event, { rule: 'R-40', expected: row.authorization, actual: other.data.authorization });
  const blocks = steps.flatMap((step) => step.data.blocks);
  const converted = steps.flatMap((step) => step.data.converted).map(rangeOf);
  const named = unitsNamed(state, blocks);
  const twice = namedTwice([...named.ranges, ...converted]);
  if (twice) find(event, { rule: 'R-64', expected: 'each unit once', actual: inWords([twice]) });
  if (named.unknown.length > 0) find(event, { rule: 'R-64', expected: 'units of this registry', actual: inWords(named.unknown) });
  for (const piece of named.pieces) {
    const fault = faultOf(piece, row, state, act.day);
    if (fault !== undefined)
      find(event, {
        rule: 'R-64, R-67',
        expected: `MCUs marked PI that ${row.authorization} covers`,
        actual: `${inWords([piece])}: ${fault}`,
      });
  }
  checkLevies({ event, day: act.day, row, pieces: named.pieces, converted }, state, find);
  checkQuantity({ event, day: act.day }, row, total(named.ranges) + total(converted), find);
};

interface Converting {
  readonly event: CheckedEvent;
  readonly day: string;
  readonly row: Authorization;
  readonly pieces: readonly Piece[];
  readonly converted: readonly SeriesRange[];
}

const checkLevies = ({ event, day, row, pieces, converted }: Converting, state: State, find: Find): void => {
  const { vintages } = termsOn(row, day);
  const covers = (vintage: string): boolean => vintages.first <= vintage && vintage <= vintages.last;
  const due: SeriesRange[] = [];
  for (const origin of new Set(pieces.map(({ lot }) => lot.origin))) {
    const issued = state.issuances.get(origin);
    if (!issued) continue;
    const more = total(pieces.filter(({ lot }) => lot.origin === origin));
    const whole = issued.open.reduce((sum, line) => sum + line.participants + line.released, 0n);
    if (state.registry?.policy.postAuthorizationLevyShare === 'refuse' && issued.authorized + more !== whole)
      find(event, { rule: 'R-65', expected: `all ${whole} of ${origin}, as the policy has it`, actual: String(issued.authorized + more) });
    const share = shareOfLevies(issued, more);
    for (const levy of ['adaptation', 'omge'] as const) due.push(...leviedUnits(state, issued, levy, share[levy], covers));
  }
  if (runs(due).map(nameOf).join() !== runs(converted).map(nameOf).join())
    find(event, { rule: 'R-65', expected: `levies that convert: ${inWords(due)}`, actual: inWords(converted) });
};
