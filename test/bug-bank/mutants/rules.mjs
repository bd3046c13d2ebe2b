const OVERLAPS = 'a.first <= b.last && b.first <= a.last';
const BLOCK_ID = 'src/domain/kernel/block-id.ts';
const MOVE = 'src/domain/movement/move.ts';

/** What the rules say of units. */
export const rules = [
  {
    id: '12a',
    bug: 'off by one in range overlap: the first serial',
    edits: [{ file: BLOCK_ID, from: OVERLAPS, to: 'a.first < b.last && b.first <= a.last' }],
    test: { path: 'test/domain/kernel/block-id.spec.ts', title: 'meet or not' },
  },
  {
    id: '12b',
    bug: 'off by one in range overlap: the last serial',
    edits: [{ file: BLOCK_ID, from: OVERLAPS, to: 'a.first <= b.last && b.first < a.last' }],
    test: { path: 'test/domain/kernel/block-id.spec.ts', title: 'meet or not' },
  },
  {
    id: '12c',
    bug: 'off by one where an import meets what is there already: the last serial',
    edits: [{ file: 'src/domain/book/underlying.ts', from: 'met.first <= last ? met', to: 'met.first < last ? met' }],
    test: {
      path: 'test/domain/movement/import-opening-balance.refusals.spec.ts',
      title: 'a row that shares one underlying unit with a block',
    },
  },
  {
    id: '12d',
    bug: 'off by one where a range is looked up: the first serial',
    edits: [{ file: 'src/domain/kernel/ranges.ts', from: 'row.last < serial', to: 'row.last <= serial' }],
    test: { path: 'test/domain/kernel/ranges.spec.ts', title: 'are found by any serial in them' },
  },
  {
    id: '12e',
    bug: 'an outside unit is known by registry and series run together, not by the pair',
    edits: [{ file: 'src/domain/book/underlying.ts', from: 'JSON.stringify([registry, series])', to: '`${registry} ${series}`' }],
    test: { path: 'test/domain/book/underlying.spec.ts', title: 'are known by the pair of registry and series' },
  },
  {
    id: '12f',
    bug: 'a number of a series may be padded with zeros, so that one series has two names',
    edits: [{ file: 'src/domain/kernel/outside-series.ts', from: 'return !PADDED.test(series);', to: 'return true;' }],
    test: { path: 'test/domain/kernel/outside-series.spec.ts', title: 'numbers none in' },
  },
  {
    id: '12g',
    bug: 'what stands in a book of version 1 is not found under the spelling of today',
    edits: [
      {
        file: 'src/domain/book/underlying.ts',
        from: 'const { registry, series } = normalNumbering(numbering);',
        to: 'const { registry, series } = numbering;',
      },
    ],
    test: { path: 'test/domain/movement/opening-balance-imported.versions.spec.ts', title: 'is shown as stored' },
  },
  {
    id: '12h',
    bug: 'the country in a series is not compared with the host',
    edits: [
      { file: 'src/domain/movement/check-outside-units.ts', from: 'country !== undefined && country !== host', to: 'country === null' },
    ],
    test: { path: 'test/domain/movement/import-opening-balance.outside.spec.ts', title: 'say another country than the host' },
  },
  {
    id: '12i',
    bug: 'units of an activity and vintage are imported and then issued as well',
    edits: [
      { file: 'src/domain/issuance/check-lines.ts', from: 'if (imported) refuse', to: 'if (!imported) return; if (vintage === "") refuse' },
    ],
    test: { path: 'test/domain/movement/import-opening-balance.outside.spec.ts', title: 'after they were imported none are issued' },
  },
  {
    id: '12j',
    bug: 'off by one where a series of an import ends',
    edits: [{ file: 'src/domain/book/serials.ts', from: 'quantity - 1n > LAST_SERIAL', to: 'quantity > LAST_SERIAL' }],
    test: { path: 'test/domain/movement/import-opening-balance.outside.spec.ts', title: 'end at 18 digits: what would pass them' },
  },
  {
    id: '13a',
    bug: 'a split child is marked first transferred: what stays before the part that leaves',
    edits: [
      {
        file: 'src/domain/book/units.ts',
        from: '[partOf(block, block.first, serial - 1n)]',
        to: '[partOf({ ...block, firstTransferred: changed.firstTransferred }, block.first, serial - 1n)]',
      },
    ],
    test: { path: 'test/domain/movement/transfer-units.spec.ts', title: 'first transfers what leaves, not what a split leaves behind' },
  },
  {
    id: '13b',
    bug: 'a split child is marked first transferred: what stays behind it',
    edits: [
      {
        file: 'src/domain/book/units.ts',
        from: '[partOf(block, last + 1n, block.last)]',
        to: '[partOf({ ...block, firstTransferred: changed.firstTransferred }, last + 1n, block.last)]',
      },
    ],
    test: { path: 'test/domain/movement/transfer-units.spec.ts', title: 'first transfers what leaves, not what a split leaves behind' },
  },
  {
    id: '14',
    bug: 'a levy on partial distribution',
    edits: [
      {
        file: 'src/domain/issuance/distribute-units.ts',
        from: 'const taken = distribute(book, pending, distribution, at);',
        to: "const taken = distribute(book, pending, [...distribution, { account: 'ADAPTATION-SHARE', quantity: '1' }], at);",
      },
    ],
    test: { path: 'test/domain/issuance/distribute-units.spec.ts', title: 'nothing is levied' },
  },
  {
    id: '15',
    bug: 'the levy is rounded down',
    edits: [
      {
        file: 'src/domain/issuance/levies.ts',
        from: 'return (numerator + denominator - 1n) / denominator;',
        to: 'return numerator / denominator;',
      },
    ],
    test: { path: 'test/worked-cases/w-11.spec.ts', title: 'W-11' },
  },
  {
    id: '16',
    bug: 'the balance subtracts what was acquired',
    edits: [
      { file: MOVE, from: 'import { additions, type', to: 'import { additions, subtractions, type' },
      {
        file: MOVE,
        from: '(book: ReadonlyBook, { firstTransfers }: Move): CorrespondingAdjustmentApplied[] =>\n  additions(book, firstTransfers);',
        to: `(book: ReadonlyBook, { firstTransfers, to }: Move): CorrespondingAdjustmentApplied[] => {
  const [{ actionYear } = { actionYear: '' }] = firstTransfers;
  const acquired = { party: to.party ?? '', blocks: firstTransfers.map(({ block }) => block), useYear: actionYear, actionYear };
  return [...additions(book, firstTransfers), ...(to.party === null ? [] : subtractions(book, acquired))];
};`,
      },
    ],
    test: { path: 'test/worked-cases/w-02.spec.ts', title: 'who acquires adjusts nothing' },
  },
  {
    id: '17a',
    bug: 'the year of an action in local time (of Auckland)',
    edits: [
      {
        file: 'src/domain/kernel/days.ts',
        from: 'dayOrInstant.slice(0, 4);',
        to: 'new Date(Date.parse(dayOrInstant) + 43_200_000).toISOString().slice(0, 4);',
      },
    ],
    test: { path: 'test/domain/kernel/days.spec.ts', title: 'belong to the calendar year of their date, in UTC' },
  },
  {
    id: '17b',
    bug: 'the year of the action instead of the vintage',
    edits: [
      {
        file: 'src/domain/adjustment/adjustments.ts',
        from: 'const vintages = years.map((vintage) => ({ vintage,',
        to: 'const vintages = years.map((vintage) => ({ vintage: rest.actionYear,',
      },
    ],
    test: { path: 'test/domain/adjustment/adjustments.spec.ts', title: 'the host adds what is first transferred' },
  },
  {
    id: '18',
    bug: 'a transfer to the same account',
    edits: [{ file: MOVE, from: "if (from.account === to.account) refuse('same-account');", to: '' }],
    test: { path: 'test/domain/movement/transfer-units.refusals.spec.ts', title: 'is between two accounts' },
  },
  {
    id: '19',
    bug: 'the same person approves',
    edits: [{ file: 'src/domain/approval/approve.ts', from: "if (row.proposer === context.actor) refuse('same-person');", to: '' }],
    test: { path: 'test/domain/approval/approve.spec.ts', title: 'the proposer, said before the delay' },
  },
  {
    id: '24a',
    bug: 'the authorized quantity is compared before the request is added',
    edits: [
      { file: 'src/domain/authorization/authorizations.ts', from: 'used + more <= BigInt(quantity)', to: 'used <= BigInt(quantity)' },
    ],
    test: { path: 'test/domain/issuance/issue-units.limits.spec.ts', title: 'R-62: an authorization holds for its quantity' },
  },
  {
    id: '24b',
    bug: 'the yearly cap is compared before the request is added',
    edits: [
      {
        file: 'src/domain/issuance/check-lines.ts',
        from: 'issued + more > approval.maximumAnnualAmount',
        to: 'issued > approval.maximumAnnualAmount',
      },
    ],
    test: { path: 'test/domain/issuance/issue-units.limits.spec.ts', title: 'R-39' },
  },
  {
    id: '36',
    bug: 'a map with years as its keys, which JavaScript puts into an order of its own',
    edits: [{ file: 'src/domain/kernel/canonical.ts', from: 'inOrder(Object.keys(members))', to: 'Object.keys(members)' }],
    test: { path: 'test/domain/kernel/canonical.spec.ts', title: 'sorts members by their UTF-16 code units' },
  },
  {
    id: '55a',
    bug: 'who owes meets it with units of whatever account',
    edits: [
      {
        file: 'src/domain/replacement/discharge-replacement-obligation.ts',
        from: "if (!hasRole(book, context.actor, 'holder', from, context.at)) refuse('forbidden');",
        to: 'void hasRole;',
      },
    ],
    test: {
      path: 'test/domain/replacement/discharge-replacement-obligation.spec.ts',
      title: 'is the programme that owes, with units of an account that the same person holds',
    },
  },
  {
    id: '55b',
    bug: 'an obligation is open as long as it is owed, whatever of it is met',
    edits: [{ file: 'src/domain/replacement/obligations.ts', from: 'quantity - discharged)', to: 'quantity + 0n * discharged)' }],
    test: {
      path: 'test/domain/replacement/discharge-replacement-obligation.spec.ts',
      title: 'may be met in parts, with units of any kind, until nothing is open',
    },
  },
];
