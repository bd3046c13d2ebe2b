// What leaves a host, and what comes in to a Party.

const DOMAIN = 'src/domain/limits';
const TESTS = 'test/domain/limits';

export const LIMITS = [
  {
    id: '65a',
    bug: 'what a budget lost to a batch that was taken back stays lost',
    edits: [
      {
        file: 'src/domain/book/book.ts',
        from: "readonly transferredByHost = this.table<rows.TransferredRow>('transferred-by-host');",
        to: "readonly transferredByHost = new Table<rows.TransferredRow>('transferred-by-host', new Journal());",
      },
    ],
    test: { path: `${TESTS}/limits.spec.ts`, title: 'what a batch that was not written let leave is still there' },
  },
  {
    id: '65b',
    bug: 'levies count against every limit',
    edits: [{ file: `${DOMAIN}/transfer-limits.ts`, from: 'countsLevies ? gone + levies : gone', to: 'gone + levies' }],
    test: { path: `${TESTS}/limits.spec.ts`, title: 'leave levies alone where these don’t count' },
  },
  {
    id: '65c',
    bug: 'the limits with the latest day bind, not those set last',
    edits: [
      {
        file: `${DOMAIN}/transfer-limits.ts`,
        from: 'versions.findLast(({ effective }) => effective <= day)',
        to: '[...versions].sort((a, b) => (a.effective < b.effective ? -1 : 1)).findLast(({ effective }) => effective <= day)',
      },
    ],
    test: { path: `${TESTS}/limits.spec.ts`, title: 'bind from their day on, and the ones set last whose day has come' },
  },
  {
    id: '65d',
    bug: 'an issuance is judged without what it makes itself',
    edits: [{ file: `${DOMAIN}/check-limits.ts`, from: 'sum + quantity, row.gross)', to: 'sum + quantity - quantity, row.gross)' }],
    test: { path: `${TESTS}/limits.spec.ts`, title: 'count what an issuance makes itself' },
  },
  {
    id: '65e',
    bug: 'an import of what left before the limits came is refused',
    edits: [
      {
        file: `${DOMAIN}/check-limits.ts`,
        from: 'day !== undefined && day < limits.effective',
        to: 'day !== undefined && day < limits.effective && day > day',
      },
    ],
    test: { path: `${TESTS}/limits.spec.ts`, title: 'count imports, and refuse none that were first transferred before they came' },
  },
  {
    id: '65f',
    bug: 'a budget may be set below what has left',
    edits: [{ file: `${DOMAIN}/set-transfer-limits.ts`, from: 'ofHost > BigInt(limits.budget)', to: 'ofHost < 0n' }],
    test: { path: `${TESTS}/set-transfer-limits.spec.ts`, title: 'is refused: limit-below-transferred' },
  },
  {
    id: '65g',
    bug: 'overselling is judged by the first year that has a target',
    edits: [{ file: `${DOMAIN}/overselling.ts`, from: 'years.findLast((', to: 'years.find((' }],
    test: { path: `${TESTS}/overselling.spec.ts`, title: 'is judged by the vintage itself where that has both' },
  },
  {
    id: '65h',
    bug: 'a host of which nothing is known passes without a warning',
    edits: [
      {
        file: `${DOMAIN}/overselling.ts`,
        from: "return [{ code: 'no-data', party, vintage, year: null, missing: null }];",
        to: 'return [];',
      },
    ],
    test: { path: 'test/worked-cases/w-41.spec.ts', title: 'without an inventory nothing says so: it passes, with a warning' },
  },
  {
    id: '65i',
    bug: "a Party's own units need its acceptance when they come home",
    edits: [{ file: 'src/domain/acceptance/acceptance.ts', from: 'party === null || party === block.lot.host', to: 'party === null' }],
    test: {
      path: 'test/domain/acceptance/acceptance.spec.ts',
      title: 'leave alone what moves inside, what comes home, and a correction back',
    },
  },
  {
    id: '65j',
    bug: 'terms for an approach take the place of those for all units',
    edits: [{ file: 'src/domain/acceptance/acceptance.ts', from: '[null] : [null, approach]', to: '[null] : [approach]' }],
    test: { path: 'test/domain/acceptance/acceptance.spec.ts', title: 'for an approach bind its units, beside those for all units' },
  },
  {
    id: '65k',
    bug: 'C19: more leaves than the budget',
    edits: [
      {
        file: 'src/checker/laws/c19-limits.ts',
        from: 'if (limits.budget !== null && all > limits.budget)\n      find(act.first',
        to: 'if (limits.budget !== null && all < 0n)\n      find(act.first',
      },
    ],
    test: { path: 'test/checker/laws/c19-limits.spec.ts', title: 'finds what leaves beyond a budget' },
  },
  {
    id: '65l',
    bug: 'C6: units come in outside the terms of who gets them',
    edits: [{ file: 'src/checker/laws/acceptance.ts', from: 'if (expected !== undefined)', to: 'if (expected === null)' }],
    test: { path: 'test/checker/laws/c06-acceptance.spec.ts', title: 'finds units that come in by a transfer' },
  },
];
