import { inForce, inPart, notYet, type Rule } from './rule.js';

/** Crediting of sectors and jurisdictions, results-based finance, limits of hosts. */
export const AT_SCALE: readonly Rule[] = [
  notYet(
    'R-93',
    'DERIVED',
    'Every verified tonne of a programme, host and vintage stands in exactly one rung of the attribution ladder: own contribution, finance, nested, deducted, carried, issued, or still to be issued.',
  ),
  notYet(
    'R-94',
    'METH1 85(d); METH4 17 to 22',
    'Where programmes are nested, the outer one issues at most what it verified less what those inside it claim, in whatever order they come.',
  ),
  notYet(
    'R-95',
    'JNR',
    'Where nesting is by baseline only, the outer programme issues nothing; where it is outer only, the inner ones issue nothing.',
  ),
  notYet('R-96', 'ATTR; POLICY', 'Tonnes that were paid for as results are neither AERs nor ITMOs, unless title to them passed.'),
  notYet(
    'R-97',
    'ATTR; POLICY',
    'What finance took and what was issued stay together within what was verified. Shares are fixed before the result is known.',
  ),
  inForce(
    'R-98',
    'HOST',
    'What is first transferred of the vintages of a period stays within the budget that its host set for all of it, and of each activity within the ratio of what was issued and imported of it, rounded down. Levies count where the host says so; what had left before the limits came counts, and is not refused.',
  ),
  inPart(
    'R-99',
    'POLICY',
    'What lies between the baseline and the crediting threshold is the host’s own contribution, and earns nothing: without obligation (`no-lose`) the first tonnes verified of a year, lower component first, or whole (`symmetric`), so that a shortfall is carried on. A threshold is set before its year is verified; emissions may be stated in place of a result, in one line for the whole year. What credits a policy, a sector or a jurisdiction is issued only of years that have one.',
    'a nesting record in place of a threshold: nothing is nested yet',
  ),
  notYet('R-100', 'FCPF; POLICY', 'Releasing a buffer leaves things as they would be if the new rate had applied from the start.'),
  inForce(
    'R-101',
    'POLICY',
    'A first transfer that would leave the host short of its target is refused or shown, never silent (policy `overselling`: `off`, `warn`, `refuse`). Judged is the year of the vintage, or the last one before it that has an inventory and a value of a trajectory; without one the answer says `no-data`.',
  ),
  inForce(
    'R-102',
    'AS 187, 188; R-13',
    'A restated result never rewrites an issuance: it takes the place of what was verified, and what was issued or taken of the line beyond it joins the component’s deficit, or is the programme’s to replace (policy `overCrediting`: `carry`, `replace`). It is restated upwards only to what was verified first, while nothing of the line is issued.',
  ),
  inPart(
    'R-103',
    'HOST; POLICY',
    'The terms of the acquiring Party hold where units of others come into its accounts from one that is not its own: those for all units, and those for their cooperative approach.',
    'nothing is nested yet: terms about nesting let every activity pass',
  ),
  inPart(
    'R-104',
    'CARP; IR',
    'An ITMO id is given once, at first transfer, unique in its cooperative approach, registry, host and vintage.',
    'no id is given at first transfer; those that imported units bring along are kept, each once',
  ),
  notYet('R-105', 'CARP; POLICY', 'An annual report with a finding of the severity `error` is filed only with a recorded reason.'),
];
