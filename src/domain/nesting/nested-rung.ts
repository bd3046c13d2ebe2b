import type { ClaimRow } from '../book/rows.js';
import { least } from '../kernel/least.js';

type Figures = Pick<ClaimRow, 'left' | 'uncovered' | 'deducted'>;

/** what claims that came after the verification took of what a year had left to issue; never more than that. */
export const takenByClaims = ({ left, uncovered }: Figures): bigint => least(uncovered, left);

/** what of a year stands in the rung `nested`: what was deducted, and what later claims took of what was left to issue. */
export const nestedRung = (year: Figures): bigint => year.deducted + takenByClaims(year);
