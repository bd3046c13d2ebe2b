import { inForce, notYet, type Rule } from './rule.js';

/** Reversals, reports, what keeps movements safe, and data from outside. */
export const REVERSAL_REPORTS_SECURITY: readonly Rule[] = [
  inForce(
    'R-69',
    'REM 39, 55; base and rounding POLICY',
    'Of removals that are issued, the share of the programme’s risk rating goes to the reversal buffer, in the same act.',
    'test/worked-cases/w-23.spec.ts',
  ),
  inForce('R-70', 'REM 54, 55', 'Units leave the buffer only to be cancelled for a reversal, by the administrator.'),
  inForce('R-71', 'REM 53, 57', 'A reversal cancels as many buffer units as were reversed, of the same standing: authorized or not.'),
  inForce('R-72', 'REM 58', 'An avoidable reversal leaves an obligation to fill the buffer up again, with as many units of the same kind.'),
  inForce(
    'R-73',
    'REM 30(d); AS 181(d)',
    'A negative result is taken, oldest vintage first, off the other vintages of its component in the same verification, then off what was verified before and is not issued yet; what then remains is a deficit, and taken off what is verified next. A deficit that is open when crediting ends becomes the programme’s obligation to replace what was issued. Where a verification is withdrawn, what it took and what it owed is as before it.',
  ),
  inForce(
    'R-74',
    'CMA 4/6',
    'The holdings of a year are those after the last event of its 31 December, UTC. What was filed never changes.',
    'test/domain/report/file-annual-report.spec.ts',
    'test/worked-cases/w-48.spec.ts',
  ),
  inForce(
    'R-75',
    'CMA 6/4; CMA 4/6',
    'Each row of the annual report comes from exactly one event, and each event to be reported makes exactly one row.',
    'test/projections/annual-report.spec.ts',
  ),
  inForce('R-76', 'CMA 2/3 1', 'MCUs stand in no annual report.', 'test/projections/annual-report.spec.ts'),
  inForce(
    'R-77',
    'CMA 4/6; CARP',
    'Cells that the reporting platform fills keep their placeholder in the workbook and are empty elsewhere; what does not apply is `NA`.',
    'test/reports/annual-report.spec.ts',
  ),
  inForce(
    'R-78',
    'REG 74',
    'What is public shows totals by kind, cancellation, retirement, and holdings by vintage, authorization and first transfer.',
    'test/http/read-routes.spec.ts',
    'test/projections/as-of.spec.ts',
  ),
  inForce(
    'R-79',
    'POLICY',
    'The same events replayed twice give the same book and the same answers, byte for byte.',
    'test/projections/read-file/read-file.spec.ts',
    'test/snapshot/snapshots.spec.ts',
  ),
  inForce(
    'R-80',
    'CASE; UK',
    'A transfer to an account of another holder or Party needs a second person, and a delay; so does the closing that moves units to one. An account trusted for as long as the delay is spared it, never the second person. Other commands that the policy names need a second person without delay; use of the adaptation share has the Party’s that uses it, always.',
  ),
  inForce('R-81', 'UK', 'What a proposal would move is reserved from the proposal on, and stands in no other.'),
  inForce(
    'R-82',
    'CASE; REG 37',
    'Ranges of serials can be frozen by event, publicly, and then do not move; an account is stopped by suspending it.',
  ),
  inForce(
    'R-83',
    'POLICY',
    'Each event says who gave the command, in which role, and who approved it. Roles are facts of the ledger, checked right before the decision. Nobody approves what they proposed.',
  ),
  notYet(
    'R-90',
    'UK; DES',
    'Two registries are reconciled in three steps: totals, blocks, history. A difference stops only the blocks it concerns.',
  ),
  inForce(
    'R-91',
    'GSV',
    'An import is checked whole before anything is written: rows given twice, ranges that meet, volumes that are not their range, sums that are not the control total.',
  ),
  inForce(
    'R-92',
    'CMA 2/3 37, 39',
    'Under Article 6.2 contributions to adaptation and overall mitigation are actions of their own, never levied.',
  ),
];
