import type { Act, Step } from '../act.js';
import type { Find, Law } from '../law.js';
import type { Ladder } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Why a tonne may be held back from issuance: each reason is a rung of its own. */
const REASONS: ReadonlySet<string> = new Set([
  ...['own-contribution', 'results-based-finance', 'nested-programme', 'domestic-scheme', 'other-market', 'uncertainty'],
  ...['over-crediting', 'double-issuance'],
]);

const reasons = ({ event, data }: Step<'ReductionsVerified'>, _: State, find: Find): void => {
  for (const { vintage, deductions } of data.vintages)
    for (const { reason } of deductions ?? [])
      if (!REASONS.has(reason)) find(event, { expected: `a rung for what is deducted of ${data.component} ${vintage}`, actual: reason });
};

/** What a ladder says of where its tonnes stand, by name. */
const rungsOf = ({ deducted, carriedIn, issued, issuable, carriedOut }: Ladder): [rung: string, tonnes: bigint][] => [
  ...deducted,
  ['carried in', carriedIn],
  ['issued', issued],
  ['issuable', issuable],
  ['carried out', carriedOut],
];

/** the rungs sum to what was verified, less what is carried out, and none of them holds less than nothing. */
const checkLadder = (act: Act, key: string, ladder: Ladder, find: Find): void => {
  const rungs = rungsOf(ladder);
  const said = rungs.map(([rung, tonnes]) => `${rung} ${tonnes}`).join(', ');
  const below = rungs.some(([, tonnes]) => tonnes < 0n);
  const sum = rungs.reduce((total, [, tonnes]) => total + tonnes, 0n) - 2n * ladder.carriedOut;
  if (below || sum !== ladder.verified)
    find(act.first, { expected: `each of the ${ladder.verified} tonnes verified of ${key} in one rung`, actual: `${sum}: ${said}` });
};

/** C16: what is verified stands in one place each, by what events say of it: deducted, carried, issued or left to issue. */
export const everyTonneOnce: Law = {
  id: 'C16',
  name: 'every-tonne-once',
  rule: 'R-93',
  says: 'Every verified tonne of a programme, host and vintage stands in exactly one rung of the attribution ladder.',
  advice: 'Compare the figures of the act with the lines they are of, and go on from a copy that ends before this act.',
  before: (_, state) => state.climbed.clear(),
  on: { ReductionsVerified: reasons },
  after: (act, state, find) => {
    for (const key of state.climbed) checkLadder(act, key, state.ladderOf(key), find);
  },
  figures: (state) => {
    let [verified, issued] = [0n, 0n];
    for (const ladder of state.ladders.values()) [verified, issued] = [verified + ladder.verified, issued + ladder.issued];
    return { ladders: String(state.ladders.size), verified: String(verified), issued: String(issued) };
  },
};
