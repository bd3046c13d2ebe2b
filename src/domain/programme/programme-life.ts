import type { HostApprovalRow, ProgrammeRow } from '../book/rows.js';
import { addDays, endOfYears } from '../kernel/days.js';

/** Years of the first period and of the whole life of a programme (R-20, R-21; ACP 274, AS 31). */
const YEARS = {
  pacm: { reductions: { period: 5, life: 20 }, removals: { period: 15, life: 60 } },
  cdm: { reductions: { period: 7, life: 28 }, removals: { period: 20, life: 60 } },
  project: { reductions: { period: 15, life: 15 }, removals: { period: 45, life: 45 } },
} as const;

type Kind = Pick<ProgrammeRow, 'mode' | 'outcome'>;

/** The last day a first period that begins on `start` may have. */
export const latestEndOfPeriod = ({ mode, outcome }: Kind, start: string): string => endOfYears(start, YEARS[mode][outcome].period);

/** No programme or component of this mode begins earlier. */
export const earliestStart = (mode: ProgrammeRow['mode']): string => (mode === 'pacm' ? '2021-01-01' : '2000-01-01');

/** whether a programme may go on from `start` to `end`: without a gap, as often and as long as its mode and outcome allow. */
export const mayGoOn = (
  { mode, outcome, renewals, ...first }: ProgrammeRow,
  { start, end }: Pick<ProgrammeRow, 'start' | 'end'>,
): boolean => {
  const { period, life } = YEARS[mode][outcome];
  const again = renewals.length + 1 < life / period;
  return again && start === addDays(first.end, 1) && end <= endOfYears(start, period) && end <= endOfYears(first.start, life);
};

/**
 * The last day on which a component may be credited: the programme's end after all renewals the host allows, else the end of the
 * period that it approved.
 */
export const lastCreditingDay = (programme: ProgrammeRow, approval: HostApprovalRow): string =>
  approval.renewalsAllowed && programme.mode !== 'project'
    ? endOfYears(programme.start, YEARS[programme.mode][programme.outcome].life)
    : approval.until;

/** The longest crediting period of a component, in years (R-20): the rules', or the host's shorter limit. */
export const creditingYears = ({ mode, outcome }: Kind, type: 'renewable' | 'fixed', approval: HostApprovalRow): number => {
  const cdm = mode === 'cdm';
  const rule = outcome === 'removals' ? (cdm ? (type === 'fixed' ? 30 : 20) : 15) : type === 'fixed' ? 10 : cdm ? 7 : 5;
  return Math.min(rule, approval.maximumCreditingYears ?? rule);
};

/** How often the crediting of a component is renewed at most (R-20; AS 73, 130). */
export const MOST_RENEWALS = 2;
