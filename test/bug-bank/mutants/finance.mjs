const TAKING = 'src/domain/verification/with-finance.ts';
const CLAIMS = 'src/domain/finance/overclaim.ts';
const DOMAIN = 'test/domain/finance';
const CHECKER = 'test/checker/laws/c18-finance.spec.ts';

/** What is paid for, and what it takes. */
export const finance = [
  {
    id: '63a',
    bug: 'a share of finance is taken from another vintage of its claim',
    edits: [{ file: TAKING, from: 'take(book, claim, some, missing(', to: 'take(book, claim, own, missing(' }],
    test: { path: `${DOMAIN}/taking.spec.ts`, title: 'takes of each vintage its own share' },
  },
  {
    id: '63b',
    bug: 'a share is reckoned from each batch alone',
    edits: [{ file: TAKING, from: 'verifiedOf(book, { programme, host, vintage }));', to: '0n);' }],
    test: { path: `${DOMAIN}/taking.spec.ts`, title: 'is of all that is verified of a vintage, whatever the batches' },
  },
  {
    id: '63c',
    bug: 'what the report deducts under a claim is taken once more',
    edits: [{ file: TAKING, from: 'let open = due - stated.reduce((sum, quantity) => sum + quantity, 0n);', to: 'let open = due;' }],
    test: { path: `${DOMAIN}/taking.spec.ts`, title: 'stand where they are more, and where they are on another line' },
  },
  {
    id: '63d',
    bug: 'a claim goes on taking when a withdrawn verification gave nothing back',
    edits: [
      {
        file: 'src/domain/verification/verification-withdrawn.ts',
        from: 'financed.map(({ finance, quantity }) => ({ finance, quantity: -quantity })),',
        to: 'financed.map(({ finance }) => ({ finance, quantity: 0n })),',
      },
    ],
    test: { path: `${DOMAIN}/taking.spec.ts`, title: 'are given back by a withdrawal, and taken anew' },
  },
  {
    id: '63e',
    bug: 'what finance returns to the host counts as its own contribution by the threshold',
    edits: [
      {
        file: 'src/domain/verification/own-contribution.ts',
        from: 'deduction.reason === OWN && financedBy(book, year, [deduction]).length === 0',
        to: 'deduction.reason === OWN',
      },
    ],
    test: { path: `${DOMAIN}/taking.spec.ts`, title: 'are the host’s own contribution where title returned to it' },
  },
  {
    id: '63f',
    bug: 'of two claims each has room where both have none',
    edits: [
      {
        file: CLAIMS,
        from: 'metInAll(metOf(others, room)) + quantity',
        to: 'metInAll(metOf(others, room)) + quantity || metInAll(metOf(paid.slice(-1), room)) === quantity',
      },
    ],
    test: { path: `${DOMAIN}/record-finance.spec.ts`, title: 'where no vintage is left for it, though each claim alone has room' },
  },
  {
    id: '63g',
    bug: 'units that are authorized after their issuance are not counted against MCUs',
    edits: [
      {
        file: 'src/domain/issuance/authorize-issued-units.ts',
        from: '    checkNotClaimed(book, [...blocks, ...levies]);\n',
        to: '',
      },
    ],
    test: { path: `${DOMAIN}/mcus.spec.ts`, title: 'counts what is authorized after its issuance as well' },
  },
  {
    id: '63h',
    bug: 'more MCUs settle a claim than is open of it',
    edits: [{ file: 'src/domain/finance/settling.ts', from: 'sumOf(blocks) > quantity - taken', to: 'sumOf(blocks) > quantity' }],
    test: { path: `${DOMAIN}/mcus.spec.ts`, title: 'settles it in part, then whole' },
  },
  {
    id: '63i',
    bug: 'C18: what is open of a claim is believed to be taken',
    edits: [{ file: 'src/checker/laws/finance-taken.ts', from: 'if (taken >= due) return;', to: 'if (taken >= 0n) return;' }],
    test: { path: CHECKER, title: 'finds what is not taken, or less than is open' },
  },
  {
    id: '63j',
    bug: 'C18: a line gives twice to one claim',
    edits: [{ file: 'src/checker/laws/finance-taken.ts', from: 'own.length > 1 && sum < MOST', to: 'own.length > 2 && sum < MOST' }],
    test: { path: CHECKER, title: 'finds what is taken twice of a line' },
  },
  {
    id: '63k',
    bug: 'C18: a claim is oversold by units authorized after their issuance',
    edits: [
      {
        file: 'src/checker/fold/conversions.ts',
        from: '    state.yearOf(`${lot.activity} ${lot.host} ${lot.vintage}`).authorized += quantity;\n',
        to: '',
      },
    ],
    test: { path: CHECKER, title: 'finds a claim oversold' },
  },
  {
    id: '63l',
    bug: 'C18: more is settled than is open',
    edits: [
      {
        file: 'src/checker/laws/finance-mcus.ts',
        from: 'over(claim.paid - takenInAll(claim), total(pieces))',
        to: 'over(claim.paid, total(pieces))',
      },
    ],
    test: { path: CHECKER, title: 'finds more settled than is open' },
  },
];
