import { duplicateAction, firstTransferForm, purpose, user, year } from './actions-alone.js';
import type { Check, Checked, Finding } from './check.js';
import { holdingsDiffer } from './holdings-differ.js';
import { idForm, incomplete } from './incomplete.js';
import { totals } from './totals.js';
import { approach, attributes, underlying } from './units.js';

/** The checks of an annual report, in the order in which their findings stand; the ten of them behind what is incomplete or named by serials. */
const CHECKS: readonly Check[] = [
  ...[incomplete, idForm, duplicateAction, holdingsDiffer, firstTransferForm, year],
  ...[purpose, approach, attributes, underlying, user, totals],
];

export const findingsOf = (of: Checked): Finding[] => CHECKS.flatMap(({ find }) => find(of));
