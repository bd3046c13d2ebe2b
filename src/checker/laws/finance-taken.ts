import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { claimOf, covers, takenInAll, tonnesOf } from '../reckoning/finance.js';
import type { Finance } from '../state/rows.js';
import type { State } from '../state/state.js';

type Verified = Step<'ReductionsVerified'>;

/** A line of an act's reports. */
interface Line {
  readonly step: Verified;
  readonly name: string;
  readonly vintage: string;
  readonly verified: bigint;
  /** What is left of it when all is deducted that the report says. */
  readonly left: bigint;
  /** What it gives to whom, deduction by deduction. */
  readonly gives: readonly { readonly finance: Finance; readonly reason: string; readonly quantity: bigint }[];
}

const linesOf = (act: Act, state: State): Line[] =>
  stepsOf(act, 'ReductionsVerified').flatMap((step) =>
    step.data.vintages.map(({ vintage, verified, deductions }): Line => {
      const { programme, host, component } = step.data;
      const all = deductions ?? [];
      const gives = all.flatMap((one) => {
        const finance = claimOf(state, { programme, host, vintage }, one);
        return finance ? [{ finance, reason: one.reason, quantity: BigInt(one.quantity) }] : [];
      });
      const left = all.reduce((rest, { quantity }) => rest - BigInt(quantity), BigInt(verified));
      return { step, name: `${component} ${vintage}`, vintage, verified: BigInt(verified), left, gives };
    }),
  );

const sumOf = (lines: readonly Line[], of: Finance): bigint => {
  let sum = 0n;
  for (const { gives } of lines) for (const { finance, quantity } of gives) if (finance === of) sum += quantity;
  return sum;
};

/**
 * what is paid for is taken as long as something is left to take: a batch leaves nothing open of a claim beside a positive result of its
 * vintages, of a share in each vintage by itself. A line says once what it gives to a claim, by the reason that goes with its title.
 */
export const checkTaken = (act: Act, state: State, find: Find): void => {
  if (state.finances.size === 0) return;
  const lines = linesOf(act, state);
  const [first] = lines;
  if (!first) return;
  for (const line of lines) checkGiven(line, find);
  const { programme, host } = first.step.data;
  for (const claim of state.financesOn.get(`${programme} ${host}`) ?? []) {
    if (claim.how !== 'deduct') continue;
    const own = lines.filter(({ vintage }) => covers(claim, vintage));
    if (claim.paid !== null) checkOpen(claim, own, claim.paid - takenInAll(claim), find);
    else for (const vintage of new Set(own.map((line) => line.vintage))) checkShare(claim, vintage, own, state, find);
  }
};

const checkShare = (claim: Finance, vintage: string, lines: readonly Line[], state: State, find: Find): void => {
  if (!claim.share) return;
  const own = lines.filter((line) => line.vintage === vintage);
  const before = state.yearOf(`${claim.programme} ${claim.host} ${vintage}`).verified;
  const verified = own.reduce((sum, line) => sum + line.verified, before);
  const share = tonnesOf(claim.share, verified, state.registry?.policy.financeRounding ?? 'ceil');
  checkOpen(claim, own, share - (claim.taken.get(vintage) ?? 0n), find);
};

/** Nothing is left of a line beside what is open of a claim. */
const checkOpen = (claim: Finance, lines: readonly Line[], due: bigint, find: Find): void => {
  const taken = sumOf(lines, claim);
  if (taken >= due) return;
  const spared = lines.find(({ left }) => left > 0n);
  if (spared)
    find(spared.step.event, {
      expected: `${due - taken} more for ${claim.finance}, as far as results go`,
      actual: `${spared.left} left of ${spared.name}`,
    });
};

/** The most that one deduction can say. */
const MOST = 10n ** 15n;

const checkGiven = ({ step: { event }, name, gives }: Line, find: Find): void => {
  for (const { finance, reason } of gives) {
    const due = finance.returned ? 'own-contribution' : 'results-based-finance';
    if (reason !== due) find(event, { rule: 'R-96', expected: `${name}: ${due} for ${finance.finance}`, actual: reason });
    const own = gives.filter((one) => one.finance === finance);
    const sum = own.reduce((total, { quantity }) => total + quantity, 0n);
    if (own.length > 1 && sum < MOST)
      return find(event, {
        expected: `${name}: taken once for ${finance.finance}`,
        actual: own.map(({ quantity }) => quantity).join(' and '),
      });
  }
};
