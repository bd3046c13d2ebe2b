import { inForce, type Rule } from './rule.js';

/** Crediting of sectors and jurisdictions, results-based finance, limits of hosts. */
export const AT_SCALE: readonly Rule[] = [
  inForce(
    'R-93',
    'DERIVED',
    'Every verified tonne of a programme, host and vintage stands in exactly one rung of the attribution ladder: own contribution, finance, nested, deducted, carried, issued, or still to be issued.',
  ),
  inForce(
    'R-94',
    'METH1 85(d); METH4 17 to 22',
    'Where programmes are nested, the outer one issues at most what it verified less what those inside it claim, in whatever order they come. A programme claims, of a host and vintage, the most of what is verified (imported units with it), of what those inside it claim, and of what was issued. The ledger deducts it at the outer verification, lower component first; what is not there is carried or dropped (policy `nestingShortfall`); claims that come later take of what is left to issue, and wait beyond that for the next verification. Once the outer one has issued, nothing is claimed inside beyond what it left. Nests are 8 deep at most and make no circle.',
  ),
  inForce(
    'R-95',
    'JNR',
    'Where nesting is by baseline only, the outer programme issues nothing of a vintage that the nest covers; where it is outer only, the inner one issues nothing that is verified for a day of the nest. Both may verify.',
  ),
  inForce(
    'R-96',
    'ATTR; POLICY',
    'Tonnes that were paid for as results are neither AERs nor ITMOs, unless title to them passed. They are deducted (where title returned to the host, as its own contribution), or met by MCUs: then as much of what may ever be issued of these vintages as can meet the claim is never authorized, and MCUs cancelled voluntarily under the claim’s code settle it.',
  ),
  inForce(
    'R-97',
    'ATTR; POLICY; METH3 6.3.2',
    'What finance took and what was issued stay together within what was verified. What is paid for is recorded before a vintage of it is verified: tonnes, within the host’s yearly maximum, or a share F ÷ (F + C) of each vintage, together at most all of it. It is taken from the claim recorded first on, then from the earlier vintage, then from the lower component, of each line at most its positive result; of a share as much as it comes to of all that is verified of the vintage so far (`financeRounding`). What isn’t there stays open, and a restated result changes nothing that was taken.',
  ),
  inForce(
    'R-98',
    'HOST',
    'What is first transferred of the vintages of a period stays within the budget that its host set for all of it, and of each activity within the ratio of what was issued and imported of it, rounded down. Levies count where the host says so; what had left before the limits came counts, and is not refused.',
  ),
  inForce(
    'R-99',
    'POLICY',
    'What lies between the baseline and the crediting threshold is the host’s own contribution, and earns nothing: without obligation (`no-lose`) the first tonnes verified of a year, lower component first, or whole (`symmetric`), so that a shortfall is carried on. A threshold is set before its year is verified; emissions may be stated in place of a result, in one line for the whole year. What credits a policy, a sector or a jurisdiction is issued only of years that have one, or for which a nest says what lies inside.',
  ),
  inForce(
    'R-100',
    'FCPF; POLICY',
    'Outside of a mechanism a programme may have buffers against uncertainty and against reversals, set before anything of it is issued. Each verified line gives them their share by itself, of all its lots together: of uncertainty a share of what is issued, of the reversal and the pooled buffer each a share of what that leaves. Releasing a buffer leaves things as they would be if the new rate had applied from the start; reversals take the reversal buffer first.',
  ),
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
  inForce(
    'R-103',
    'HOST; POLICY',
    'The terms of the acquiring Party hold where units of others come into its accounts from one that is not its own: those for all units, and those for their cooperative approach.',
  ),
  inForce(
    'R-104',
    'CARP; IR',
    'An ITMO id is given once, at first transfer, unique in its cooperative approach, registry, host and vintage: contiguous in the order of first transfer, around those that imported units bring along. Splits keep it.',
    'test/projections/itmo-ids.spec.ts',
    'test/worked-cases/w-43.spec.ts',
  ),
  inForce(
    'R-105',
    'CARP; POLICY',
    'An annual report with a finding of the severity `error` is filed only with a recorded reason.',
    'test/domain/report/file-annual-report.spec.ts',
  ),
];
