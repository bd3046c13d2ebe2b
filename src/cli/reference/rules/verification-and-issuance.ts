import { inForce, inPart, type Rule } from './rule.js';

/** Monitoring, verification, issuance, levies. */
export const VERIFICATION_AND_ISSUANCE: readonly Rule[] = [
  inForce(
    'R-31',
    'ACP 218; AS 181(i)',
    'The days of a component are verified once, in order, without a gap: the first period begins with crediting, each later one on the day after the last. A period is over before it is verified, and a report serves once. While nothing of it was issued and nothing later of its components is verified, a verification may be withdrawn: its days and its report are free again.',
  ),
  inForce(
    'R-32',
    'ACP 201, 219',
    'All batches of a monitoring period have its dates, have no component in common, and have one host. A period may begin with its components’ own crediting, and end with it.',
  ),
  inForce(
    'R-33',
    'ACP 219; AS 181(b)(iii)',
    'The next monitoring period waits for the one before: until everything of it that may still be issued was issued (policy `nextPeriodGate`: `issued`), or until all its batches were verified (`submitted`). What may never be issued holds nobody up.',
  ),
  inForce(
    'R-34',
    'ACP 220; POLICY',
    'Results are verified for each component and calendar year. No line is issued beyond what was verified less its deductions.',
  ),
  inForce(
    'R-35',
    'ACP 221',
    'Two years after the end of a component’s crediting period nothing more is verified. Mode `cdm` has no such deadline.',
  ),
  inForce(
    'R-36',
    'ACP 139',
    'Where a component was included by the fault of a DOE, that DOE owes as many units as were issued for it, less what is owed for it already, within 30 days of the exclusion.',
  ),
  inForce(
    'R-37',
    'ACP 139; REG 20(k)',
    'An obligation is met only by cancelling other units administratively, in one step or in several, never beyond what is open. The history of the units that caused it stays as it is.',
  ),
  inForce(
    'R-38',
    'ACP 206; VVS 293',
    'Nothing is issued for a programme before its host has stated whether it authorizes the units: all, part, none, or later. A contribution that may convert (`PI`) needs a statement `part` or `later`.',
  ),
  inForce(
    'R-39',
    'ACP 204, 222',
    'What is issued for a vintage year of a host, gross, stays within the maximum annual amount it approved for the programme.',
  ),
  inForce(
    'R-40',
    'REG 42 to 44; POLICY',
    'An instruction is carried out once: a code is taken once, a command sent again under its key has one effect, and what was verified is issued once.',
  ),
  inForce('R-41', 'REG 43', 'Issuance, the share for adaptation and the cancellation for overall mitigation are one act on one total.'),
  inForce(
    'R-42',
    'REG 43(c); ACP 12(d), 13, 25(f)',
    'The share of proceeds for adaptation is 5 % of what is issued (mode `cdm` 2 %); none where the host is a least developed country or small island state that uses its exemption.',
  ),
  inForce(
    'R-43',
    'REG 43(d)',
    'Units for overall mitigation in global emissions are 2 % of what is issued, of the same total, without exemption.',
    'test/domain/issuance/levies.spec.ts',
  ),
  inForce(
    'R-44',
    'POLICY',
    'Rates, base, rounding and the number of the policy are written into the event of the issuance; levies and rest sum exactly to what is issued. Levies are due on all that a verification issues at these rates, so that the size of lots doesn’t matter: each issuance pays what is due on the whole less what was paid before. They are spread over lines by largest remainder; ties go to the earlier vintage, then the lower component. A policy is changed only by naming the one it replaces.',
  ),
  inForce('R-45', 'REG 44; POLICY', 'Units may be distributed in parts, up to what is pending. Distribution levies nothing.'),
  inPart(
    'R-46',
    'REG 69, 70; GSV',
    'A unit that came from another registry is here only once its origin was cancelled or locked there, and both sides of the move have one id. What was issued here is not imported, and what was imported is not issued.',
    'an opening balance records where units came from; there is no exchange that would show the other side',
  ),
  inForce('R-47', 'REG 46', 'An issuance does not go ahead where an account it is to reach is not active, or may not have these units.'),
  inPart(
    'R-48',
    'REG 18, 69',
    'Units of the CDM registry come in with their whole serial there, once. A mechanism registry takes in no other units.',
    'they come in by an opening balance, not by a transfer that the CDM registry confirms',
  ),
];
