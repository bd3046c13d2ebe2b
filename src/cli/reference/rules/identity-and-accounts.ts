import { inForce, type Rule } from './rule.js';

/** Units, accounts, conservation. */
export const IDENTITY_AND_ACCOUNTS: readonly Rule[] = [
  inForce(
    'R-01',
    'REG 12',
    'A unit is one tonne of CO2 equivalent and is never divided. Quantities are whole positive numbers, exact at any size: never floating point, never 32 bits.',
    'test/domain/kernel/fields.spec.ts',
  ),
  inForce(
    'R-02',
    'REG 13 to 17',
    'What a unit is never changes: issuing registry, host, activity, vintage and serial. Its kind, authorization, conditions, first transfer and freeze are status, and change by events alone.',
    'test/domain/kernel/block-id.spec.ts',
  ),
  inForce(
    'R-03',
    'REG 13(e); contiguity POLICY',
    'Serials begin at 1 in each activity and vintage, whoever the host is, and go on where the last block ended. No serial is given twice. A series ends at 18 digits.',
  ),
  inForce(
    'R-04',
    'REG 19',
    'At every point of the history each unit is in exactly one account.',
    'test/checker/laws/c01-custody.spec.ts',
    'test/domain/book/units.spec.ts',
  ),
  inForce(
    'R-05',
    'REG 19',
    'After every event, and for each activity and vintage, the units in all accounts are exactly the units that were issued or imported.',
  ),
  inForce(
    'R-06',
    'REG 20, 53 to 58',
    'There are thirteen types of account, and each says which kinds of units it may hold and how they get in. What would bring others in is refused.',
  ),
  inForce(
    'R-07',
    'REG 59; UNDP',
    'Units that were used or cancelled never leave the account they ended in, whatever scheme they were used in.',
  ),
  inForce('R-08', 'REG 32', 'A holding account is authorized by exactly one Party, and says which wherever it is shown.'),
  inForce('R-09', 'REG 37, 39, 46', 'An account that is suspended or closed neither sends nor receives.'),
  inForce(
    'R-10',
    'REG 36',
    'An account that holds units is closed only on its holder’s stored instruction, and all its units move in the same act.',
  ),
  inForce(
    'R-11',
    'REG 22, 26',
    'Accounts for holding, for use towards an NDC and for cancellation under an authorization are opened for a Party. For use towards its NDC and for those cancellations it must be participating. All others are the administrator’s, one of each type.',
  ),
  inForce(
    'R-12',
    'REG 41; POLICY',
    'All times are UTC. What comes before what is said by the revision of events, not by a clock.',
    'test/ledger/clock.spec.ts',
    'test/domain/kernel/days.spec.ts',
  ),
  inForce(
    'R-13',
    'REG 40; UK',
    'A transfer that happened stays as it happened. A correction is a new movement that names the one it corrects; first transfer and adjustment stay.',
  ),
  inForce(
    'R-14',
    'REG 13(e); GSV',
    'No two blocks of a series meet, and a unit of another registry stands behind one block here, ever: it is known by its registry, its series there and its number, in one form, whatever it was written as. An import that would break this is refused, naming both.',
  ),
];
