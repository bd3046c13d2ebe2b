import { inForce, type Rule } from './rule.js';

/** Authorization, first transfer, corresponding adjustments. */
export const FIRST_TRANSFER: readonly Rule[] = [
  inForce(
    'R-49',
    'REG 43; ACP 215',
    'The units of an authorized line are AERs (ITMOs outside a mechanism), those of another line are MCUs: what the statement says on the day of issuance decides. Mode `cdm` issues CERs.',
  ),
  inForce(
    'R-50',
    'REG 51; UNDP',
    'An authorized unit is first transferred at the earliest of: its levy; a move from one Party’s account to another’s; its cancellation for international or other purposes; its host’s own definition. Once, for ever. Parts of a block keep what the whole was before the split.',
  ),
  inForce(
    'R-51',
    'REG 43(e); SBM018 29',
    'Authorized units are first transferred when they go to the share for adaptation or to overall mitigation. Going to the buffer is no first transfer.',
  ),
  inForce(
    'R-52',
    'CMA 2/3 2(b); ACP 207(d)',
    'The definition of first transfer is kept with each authorization, and used as it is kept there.',
  ),
  inForce(
    'R-53',
    'GSV',
    'A definition of first transfer, a purpose or an action that is not known is an error. It never counts as nothing.',
  ),
  inForce(
    'R-54',
    'REG 52',
    'Where the host defines authorization or issuance as first transfer, units for such purposes are first transferred as they are issued.',
  ),
  inForce(
    'R-55',
    'CMA 2/3 8',
    'Each unit first transferred adds exactly one to its host, for its vintage. Each unit used towards an NDC subtracts exactly one from the user, for the year of use. To acquire changes nothing.',
  ),
  inForce(
    'R-56',
    'CMA 2/3 8, 9',
    'A Party’s balance is its emissions, plus what it first transferred, less what it used. In another metric than tonnes of CO2 it is the indicator less what was transferred plus what was used, in an account of that metric.',
  ),
  inForce(
    'R-57',
    'DERIVED',
    'Over all Parties, additions less subtractions are the units first transferred and not used.',
    'test/checker/laws/c03-first-transfer.spec.ts',
    'test/worked-cases/w-03.spec.ts',
  ),
  inForce(
    'R-58',
    'UNDP',
    'Where the inventory is missing the balance says so. No check passes for want of data.',
    'test/http/read-routes.spec.ts',
  ),
  inForce(
    'R-59',
    'CMA 2/3 7',
    'A Party has one method for an NDC period: trajectory, averaging or multi-year. Averaging divides by the years elapsed.',
  ),
  inForce(
    'R-60',
    'REG 15; CMA 2/3 8(b)',
    'An authorized unit is used only for a purpose its host authorized, and towards an NDC only in the NDC period of its vintage.',
  ),
  inForce(
    'R-61',
    'REG 20, 53 to 58',
    'MCUs go to pending, holding, adaptation, mandatory overall mitigation, voluntary and administrative cancellation, and the buffer; never towards an NDC or to a cancellation that needs an authorization.',
  ),
  inForce(
    'R-62',
    'ACP 207(c), (h), (j)',
    'The quantity, vintages, Parties, entities and dates of an authorization, as they are on that day, hold at issuance, first transfer and use.',
  ),
  inForce(
    'R-63',
    'REG 8(e), 53; CMA 2/3 II',
    'A Party that does not participate, or no longer, cannot authorize, first transfer units it hosts, or have units retired or first transferred to its accounts.',
  ),
  inForce(
    'R-64',
    'ACP 209; REG 44',
    'Authorization after issuance is for MCUs marked `PI` that were never transferred and that participants still hold.',
  ),
  inForce(
    'R-65',
    'REG 62',
    'With such an authorization the levies that go with it become authorized too, and first transferred: in proportion, cumulatively for each issuance, by largest remainder, lowest serials first.',
  ),
  inForce(
    'R-66',
    'ACP 212, 213',
    'A revised or revoked authorization leaves units first transferred as they are, unless its terms said otherwise from the start. It takes effect on its day or later.',
  ),
  inForce('R-67', 'REG 14(c)', 'An MCU marked `NPI` never becomes an authorized unit.'),
  inForce(
    'R-68',
    'CMA 2/3 12',
    'The final adjustments of a period are frozen by an event. What comes later is a new entry, marked late, and counts for the year in which it comes; where that is final too, for the first year after it that is not.',
  ),
];
