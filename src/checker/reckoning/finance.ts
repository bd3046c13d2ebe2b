import type { Finance, Given, VerifiedLine } from '../state/rows.js';
import type { State } from '../state/state.js';
import { unissued } from './carry.js';

interface Deducted {
  readonly reason: string;
  readonly quantity: string;
  readonly reference: string;
}

/** Where and of which year something is verified. */
interface Place {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
}

const PAYING: ReadonlySet<string> = new Set(['results-based-finance', 'own-contribution']);

/** What is paid for of this year: the claim that a deduction is taken for; undefined where its reference is nothing of the kind. */
export const claimOf = (state: State, { programme, host, vintage }: Place, { reason, reference }: Deducted): Finance | undefined => {
  if (!PAYING.has(reason)) return undefined;
  const row = state.finances.get(reference);
  const isHere = row?.how === 'deduct' && row.programme === programme && row.host === host;
  return isHere && covers(row, vintage) ? row : undefined;
};

export const covers = ({ first, last }: Pick<Finance, 'first' | 'last'>, vintage: string): boolean => vintage >= first && vintage <= last;

/** What deductions of a line give to whom. */
export const givenBy = (state: State, place: Place, deductions: readonly Deducted[] | null): Given[] =>
  (deductions ?? []).flatMap((deducted) => {
    const finance = claimOf(state, place, deducted);
    return finance ? [{ finance, quantity: BigInt(deducted.quantity) }] : [];
  });

/** Something more, or less, was taken of a vintage. */
export const changeTaken = ({ taken }: Finance, vintage: string, by: bigint): void => {
  taken.set(vintage, (taken.get(vintage) ?? 0n) + by);
};

export const takenInAll = ({ taken }: Finance): bigint => [...taken.values()].reduce((sum, quantity) => sum + quantity, 0n);

/** how many whole tonnes of a year a share is: `part` in `whole` of what is verified, as the policy rounds. */
export const tonnesOf = ({ part, whole }: NonNullable<Finance['share']>, verified: bigint, rounding: 'ceil' | 'half-up'): bigint => {
  if (verified <= 0n) return 0n;
  const rest = (verified * part) % whole;
  const down = (verified * part - rest) / whole;
  const up = rounding === 'ceil' ? rest > 0n : 2n * rest >= whole;
  return up ? down + 1n : down;
};

/** What may ever be issued of a line, issued or not. */
const everOf = (line: VerifiedLine): bigint => line.issued + unissued(line);

/** Lines change; what may ever be issued of their years changes with them. */
export const recount = (state: State, lines: Iterable<VerifiedLine>, change: () => void): void => {
  const own = [...lines].map((line) => ({ line, before: everOf(line) }));
  change();
  for (const { line, before } of own) {
    const of = state.verifications.get(line.verification);
    if (of) state.yearOf(`${of.programme} ${of.host} ${line.vintage}`).issuable += everOf(line) - before;
  }
};
