import type { HostApproval, Programme } from '../state/rows.js';
import { lastOfYears } from './days.js';

/** Years of a programme's periods and of its whole life. */
const PROGRAMME: Readonly<Record<string, { readonly period: number; readonly whole: number }>> = {
  'pacm reductions': { period: 5, whole: 20 },
  'pacm removals': { period: 15, whole: 60 },
  'cdm reductions': { period: 7, whole: 28 },
  'cdm removals': { period: 20, whole: 60 },
  'project reductions': { period: 15, whole: 15 },
  'project removals': { period: 45, whole: 45 },
};
/** Years of a component's crediting period, by mode, outcome and type. */
const CREDITING: Readonly<Record<string, number>> = {
  'cdm reductions renewable': 7,
  'cdm removals renewable': 20,
  'cdm removals fixed': 30,
};

type Kind = Pick<Programme, 'mode' | 'outcome'>;

const ofKind = ({ mode, outcome }: Kind): { readonly period: number; readonly whole: number } =>
  PROGRAMME[`${mode} ${outcome}`] ?? { period: 0, whole: 0 };

/** The last day that a period of such a programme may have that begins on a day. */
export const periodEnds = (kind: Kind, start: string): string => lastOfYears(start, ofKind(kind).period);

/** The last day of the life of a programme. */
export const lifeEnds = (programme: Programme): string => lastOfYears(programme.start, ofKind(programme).whole);

/** How often a programme is renewed at most. */
export const renewalsOf = (kind: Kind): number => ofKind(kind).whole / ofKind(kind).period - 1;

/** The last day of a crediting period that begins on a day: as long as it may be, and inside what its programme and its host allow. */
export const creditingEnds = (programme: Programme, { type, start }: { type: string; start: string }, approval: HostApproval): string => {
  const { mode, outcome } = programme;
  const most = CREDITING[`${mode} ${outcome} ${type}`] ?? (outcome === 'removals' ? 15 : type === 'fixed' ? 10 : 5);
  const own = lastOfYears(start, Math.min(most, approval.maximumCreditingYears ?? Infinity));
  const goesOn = approval.renewalsAllowed && mode !== 'project';
  const ofProgramme = goesOn ? lifeEnds(programme) : approval.until;
  return own < ofProgramme ? own : ofProgramme;
};
