const DOMAIN = 'src/domain/verification';
const WITHDRAWN = { file: `${DOMAIN}/verification-withdrawn.ts` };
const TESTS = 'test/domain/verification';

/** What becomes of a verification after it was made. */
export const verification = [
  {
    id: '58a',
    bug: 'a verification is withdrawn of which units were issued',
    edits: [{ file: `${DOMAIN}/withdraw-verification.ts`, from: 'if (line.issuedAt !== null)', to: 'if (line.issuedAt === -1n)' }],
    test: { path: `${TESTS}/withdraw-verification.spec.ts`, title: 'is refused: already-issued' },
  },
  {
    id: '58b',
    bug: 'what a withdrawn verification took off earlier lines is lost',
    edits: [{ ...WITHDRAWN, from: '{ settled: line.settled - BigInt(quantity) }', to: '{ settled: line.settled }' }],
    test: { path: `${TESTS}/withdraw-verification.spec.ts`, title: 'gives back what it took off earlier lines' },
  },
  {
    id: '58c',
    bug: 'a deficit that a withdrawn verification had made good is forgotten',
    edits: [
      {
        ...WITHDRAWN,
        from: 'open += line.carriedIn + line.settled - line.carriedOut;',
        to: 'open += line.settled - line.carriedOut;',
      },
    ],
    test: { path: `${TESTS}/withdraw-verification.spec.ts`, title: 'opens the deficit again that it had made good' },
  },
  {
    id: '58d',
    bug: 'C4: what a withdrawn verification took is believed to be given back',
    edits: [{ file: 'src/checker/laws/withdrawals.ts', from: "given.join('; ') !== owed.join('; ')", to: "given.join('; ') === '-'" }],
    test: { path: 'test/checker/laws/c04-withdrawal.spec.ts', title: 'finds what is given back to nobody' },
  },
  {
    id: '58e',
    bug: 'what was issued beyond a restated result counts again each time',
    edits: [
      {
        file: `${DOMAIN}/line-figures.ts`,
        from: 'shortfallOf(line) - line.carriedOut - line.replaced;',
        to: 'shortfallOf(line);',
      },
    ],
    test: { path: `${TESTS}/restate-verification.spec.ts`, title: 'counts the difference to the last figure' },
  },
  {
    id: '58f',
    bug: 'a result is restated upwards when units of it exist',
    edits: [
      {
        file: `${DOMAIN}/restate-verification.ts`,
        from: '(verified > line.firstVerified || issuedAt !== null)',
        to: 'verified > line.firstVerified',
      },
    ],
    test: { path: `${TESTS}/restate-verification.spec.ts`, title: 'restated-above-cap upwards once something of the line is issued' },
  },
  {
    id: '58g',
    bug: 'under `replace` what is too much is carried as well',
    edits: [{ file: `${DOMAIN}/line-figures.ts`, from: 'carried: 0n, owed: more };', to: 'carried: more, owed: more };' }],
    test: { path: `${TESTS}/restate-verification.spec.ts`, title: 'is an obligation of the programme, due in 30 days, and not carried' },
  },
  {
    id: '58h',
    bug: 'C4: a restated figure is believed',
    edits: [
      {
        file: 'src/checker/laws/restatements.ts',
        from: "if (expected.join('; ') !== actual.join('; '))",
        to: "if (expected.join('; ') === '-')",
      },
    ],
    test: { path: 'test/checker/laws/c04-restatement.spec.ts', title: 'finds other figures of a line' },
  },
  {
    id: '58i',
    bug: 'the own contribution is taken from each batch of a year anew',
    edits: [
      {
        file: 'src/domain/threshold/thresholds.ts',
        from: 'row.baseline - row.threshold - (book.verifiedYears.get(yearKey(year))?.ownContribution ?? 0n)',
        to: 'row.baseline - row.threshold',
      },
    ],
    test: { path: 'test/domain/threshold/own-contribution.spec.ts', title: 'goes on in the next batch of the year' },
  },
  {
    id: '58j',
    bug: 'a sector is issued without a threshold',
    edits: [
      { file: 'src/domain/threshold/thresholds.ts', from: "if (scale === 'activity') return;", to: "if (scale !== 'policy') return;" },
    ],
    test: { path: 'test/domain/threshold/own-contribution.spec.ts', title: 'is issued only of years with a threshold' },
  },
  {
    id: '58k',
    bug: 'C4: less than the own contribution is deducted',
    edits: [
      {
        file: 'src/checker/laws/thresholds.ts',
        from: 'if (ownOf(deductions) < due)',
        to: 'if (ownOf(deductions) < 0n)',
      },
    ],
    test: { path: 'test/checker/laws/c04-threshold.spec.ts', title: 'finds an own contribution that is missing' },
  },
  {
    id: '58l',
    bug: 'what is left of a split by days goes to the latest years',
    edits: [{ file: `${DOMAIN}/by-day.ts`, from: '[...shares].sort(', to: '[...shares].reverse().sort(' }],
    test: { path: `${TESTS}/by-day.spec.ts`, title: 'is split by days, the largest remainder first' },
  },
];
