const BALANCES = 'src/domain/accounting/balances.ts';
const ADJUSTMENT = 'src/domain/adjustment/corresponding-adjustment-applied.ts';
const FINAL = 'test/domain/accounting/finalize-period.spec.ts';
const REVISED = 'test/domain/authorization/revise-authorization.spec.ts';
const CONVERTED = 'test/domain/issuance/authorize-issued-units.spec.ts';
const LEVIES = 'src/domain/issuance/levies-to-convert.ts';
const WRONG = 'test/worked-cases/wrong-accountings.spec.ts';

/** Balances of Parties, and terms that change. */
export const accounting = [
  {
    id: '59a',
    bug: 'averaging divides by all years of the period, not by those elapsed',
    edits: [{ file: BALANCES, from: 'divided(sum, elapsed)', to: 'divided(sum, BigInt(years.length))' }],
    test: { path: 'test/domain/accounting/balances.spec.ts', title: 'divide the sum up to each year by the years until then' },
  },
  {
    id: '59b',
    bug: 'a late entry counts in a closed year',
    edits: [{ file: ADJUSTMENT, from: 'late ? openYear(book, party, actionYear) : undefined', to: 'undefined' }],
    test: { path: FINAL, title: 'what is first transferred later is entered as late' },
  },
  {
    id: '59c',
    bug: 'the vintage of an adjustment is the year of the action',
    edits: [{ file: ADJUSTMENT, from: 'count(open ?? of.vintage,', to: 'count(open ?? actionYear,' }],
    test: { path: WRONG, title: '12. the vintage taken for the year of the action' },
  },
  {
    id: '59d',
    bug: 'a year without an inventory counts as one of 0',
    edits: [
      {
        file: BALANCES,
        from: 'inventory === null || adjustment === null ? null : inventory + adjustment',
        to: 'adjustment === null ? null : (inventory ?? 0n) + adjustment',
      },
    ],
    test: { path: WRONG, title: '10. a check that passes for want of data' },
  },
  {
    id: '59e',
    bug: 'a final year is reckoned again from what is reported later',
    edits: [{ file: 'src/projections/view/accounts-of-party.ts', from: 'kept ? frozen(kept, live) : live', to: 'live' }],
    test: { path: FINAL, title: 'a final year keeps its inventory' },
  },
  {
    id: '59f',
    bug: 'C3: the figures of a final period are believed',
    edits: [
      { file: 'src/checker/laws/accounting.ts', from: 'if (expected.get(year) !== actual.get(year))', to: 'if (!expected.has(year))' },
    ],
    test: { path: 'test/checker/laws/accounting.spec.ts', title: 'finds a final year with another figure, or another year' },
  },
  {
    id: '59g',
    bug: 'C3: whether an adjustment is late is believed',
    edits: [
      { file: 'src/checker/laws/accounting.ts', from: 'closed.has(year) !== data.late', to: 'closed.has(year) !== closed.has(year)' },
    ],
    test: { path: 'test/checker/laws/accounting.spec.ts', title: 'finds a late entry that is not called late' },
  },
  {
    id: '59h',
    bug: 'a revised authorization reaches units that were first transferred',
    edits: [{ file: 'src/domain/book/terms.ts', from: 'own.changesAfterFirstTransfer ? next : own', to: 'next' }],
    test: { path: REVISED, title: 'binds units that were issued before and are not first transferred' },
  },
  {
    id: '59i',
    bug: 'a revised authorization governs from the day it is submitted',
    edits: [
      {
        file: 'src/domain/book/terms.ts',
        from: 'effective === null || effective <= day) ?? versions[0]',
        to: 'effective !== undefined) ?? versions[0]',
      },
    ],
    test: { path: REVISED, title: 'governs from its day on' },
  },
  {
    id: '59j',
    bug: 'a statement names an entity of another approach',
    edits: [
      {
        file: 'src/domain/authorization/statement.ts',
        from: 'cooperativeApproach && entity.cooperativeApproach !== cooperativeApproach',
        to: 'entity.cooperativeApproach === undefined',
      },
    ],
    test: { path: 'test/domain/authorization/authorize-units.spec.ts', title: 'names entities of its own cooperative approach' },
  },
  {
    id: '59k',
    bug: 'C6: a revision may take effect whenever it says',
    edits: [{ file: 'src/checker/laws/statements.ts', from: 'data.effective < earliest', to: "data.effective < ''" }],
    test: { path: 'test/checker/laws/statements.spec.ts', title: 'finds a change that takes effect before it is submitted' },
  },
  {
    id: '59l',
    bug: 'units that were transferred and came back are authorized after their issuance',
    edits: [
      {
        file: 'src/domain/issuance/authorize-issued-units.ts',
        from: ' || !isAsDelivered(book, block)) return false;',
        to: ') return false;',
      },
    ],
    test: { path: CONVERTED, title: 'converts no unit that was ever transferred' },
  },
  {
    id: '59m',
    bug: 'the share of a levy that converts is rounded by itself',
    edits: [{ file: LEVIES, from: 'adaptation: adaptation.whole + (first ? missing : 0n)', to: 'adaptation: adaptation.whole' }],
    test: { path: 'test/worked-cases/w-08.spec.ts', title: 'proportional: 3,226 of the adaptation share' },
  },
  {
    id: '59n',
    bug: 'what converted of the levies before is converted again',
    edits: [{ file: LEVIES, from: '/ by - converted.adaptation - converted.omge', to: '/ by' }],
    test: { path: CONVERTED, title: 'in parts, the levies that convert sum to the share' },
  },
  {
    id: '59o',
    bug: 'C5: which levies convert is believed',
    edits: [
      {
        file: 'src/checker/laws/conversions.ts',
        from: 'runs(due).map(nameOf).join() !== runs(converted).map(nameOf).join()',
        to: 'due.length > 0 && converted.length === 0',
      },
    ],
    test: { path: 'test/checker/laws/conversions.spec.ts', title: 'finds levies that are not the share' },
  },
];
