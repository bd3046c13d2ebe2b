import type { Law } from '../law.js';
import { takenInAll } from '../reckoning/finance.js';
import { checkOversold, checkSettled } from './finance-mcus.js';
import { financeRecorded } from './finance-recorded.js';
import { checkTaken } from './finance-taken.js';

/** C18: what is paid for as results is recorded before they are known, is taken of them once, and never becomes a unit for somebody else. */
export const finance: Law = {
  id: 'C18',
  name: 'finance',
  rule: 'R-96, R-97',
  says: 'What is paid for is known before the result is, is taken off it as far as it goes, and what MCUs are to meet is left for them and met once.',
  advice: 'Issue nothing more of these vintages; have the host look at what was paid for, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkTaken(act, state, find);
    checkOversold(act, state, find);
    checkSettled(act, state, find);
  },
  on: { FinanceRecorded: financeRecorded },
  figures: (state) => {
    let taken = 0n;
    for (const row of state.finances.values()) taken += takenInAll(row);
    return { claims: String(state.finances.size), taken: String(taken) };
  },
};
