/** Something the sources leave open, and what is done about it: by a member of the policy, or by a reading that stays as it is. */
export interface Choice {
  readonly open: string;
  /** The member of the policy, where a registry may choose otherwise. */
  readonly policy?: string;
  readonly done: string;
}

export const CHOICES: readonly Choice[] = [
  {
    open: 'Rounding of the levies, and their base',
    policy: '`levyRounding`, `bufferRounding`',
    done: 'rounded up, since a minimum of 2 % can be kept in no other way; of the quantity issued; OMGE first, then adaptation, then buffer, each at most what is left (R-44)',
  },
  {
    open: 'Rates',
    policy: '`adaptationBps`, `omgeBps`, `cdmAdaptationBps`',
    done: '500, 200 and 200 basis points; 0 outside a mechanism (R-42, R-43, R-92)',
  },
  {
    open: 'When a component’s crediting may begin: AS 127 against 131',
    policy: '`creditingStart`',
    done: '`inclusion`: from the day of inclusion to two years later; `2021`: from 1 January 2021 (R-20)',
  },
  {
    open: 'What the next monitoring period waits for: ACP 219 against AS 181(b)(iii)',
    policy: '`nextPeriodGate`',
    done: '`issued`, the stricter (R-33)',
  },
  { open: 'What averaging divides by', policy: '`averagingDenominator`', done: '`elapsed-years` (R-59)' },
  {
    open: 'How much of the levies converts when a part is authorized after issuance',
    policy: '`postAuthorizationLevyShare`',
    done: '`proportional`: of what is still in the accounts of the levies; `refuse`: only all of an issuance at once (R-65)',
  },
  {
    open: 'Who approves what, and how long a transfer waits',
    policy: '`approvals`, `transferDelayHours`, `proposalHours`',
    done: 'ten commands by a colleague, thirteen in a mechanism, none in a trial; 26 hours; a proposal lasts 72, always longer than the delay (R-80)',
  },
  {
    open: 'How ITMO ids are written in the annual report',
    policy: '`itmoIdForm`',
    done: '`full`: whole ITMO ids in the annual report; `serial`: the serials alone',
  },
  {
    open: 'Fractions of a tonne in the share of finance',
    policy: '`financeRounding`',
    done: '`ceil`: up, of all that is verified of a vintage; `half-up`: to the nearest (R-97)',
  },
  {
    open: 'What becomes of claims inside that an outer programme has no results for',
    policy: '`nestingShortfall`',
    done: '`carry`: they come off its other years, like a negative result; `ignore`: they come off the same vintage only (R-94)',
  },
  {
    open: 'What is done about a host that would miss its target by what it lets leave',
    policy: '`overselling`',
    done: '`off` in a mechanism; elsewhere `warn`: it passes, and the answer says so; `refuse` (R-101)',
  },
  {
    open: 'What becomes of units issued beyond a result that is restated',
    policy: '`overCrediting`',
    done: '`carry`: they come off what is not issued yet, and off what is verified next; `replace`: the programme replaces them (R-102)',
  },
  {
    open: 'Results of a period over several years without yearly figures',
    policy: '`longPeriods`',
    done: '`stated`: each year is stated; `by-day`: one figure is split by days, and marked for ever (R-34)',
  },
  { open: 'Whether devices must be registered', policy: '`requireAssets`', done: 'no (R-18)' },
  {
    open: 'The printed form of a unit’s id',
    done: '`UN01-GHA-10471-2025-1-12000`: the activity is the programme or stand-alone project, the component an attribute (R-02)',
  },
  { open: 'When one place is the same place', done: 'equal site codes, or 50 metres; a document of the DOE lifts it (R-18)' },
  {
    open: 'Days and years',
    done: 'monitoring days are UTC days; a day belongs to the calendar year of its date; n years end on the day before the anniversary (R-12)',
  },
  {
    open: 'The vintage of an adjustment',
    done: 'the adjustment is for the vintage, whenever the action is; the year of the action is kept beside it (R-55)',
  },
  {
    open: 'When averaging has no year to divide by',
    done: 'under `inventory-years` a year before the first inventory has no adjustment: null, never 0 (R-58, R-59)',
  },
  {
    open: 'A final year that had no inventory',
    done: 'keeps its adjustment, and has the inventory that is reported later; one that it had stays (R-58, R-68)',
  },
  { open: 'A host that uses its own units towards its NDC', done: 'refused: its own outcomes are in its inventory (R-60)' },
  { open: 'Forwarding from pending to another Party’s account', done: 'a first international transfer (R-50)' },
  {
    open: 'Later versions of the registry procedure',
    done: 'built to v02.1; every rule names its paragraph, so that a later version is a list of differences',
  },
];
