const NESTING = 'src/domain/nesting';
const SHARED = 'test/domain/nesting/shared.spec.ts';
const MODES = 'test/domain/nesting/modes.spec.ts';

/** What nested programmes achieve is issued once. */
export const nesting = [
  {
    id: '62a',
    bug: 'what was claimed inside since the first issuance is not taken off the second',
    edits: [
      {
        file: `${NESTING}/room.ts`,
        from: '[row.left - takenByClaims(row), verifiedOf(row)',
        to: '[row.left, verifiedOf(row) + takenByClaims(row)',
      },
    ],
    test: { path: SHARED, title: 'is not deducted twice for the second issuance, and bars what it took' },
  },
  {
    id: '62b',
    bug: 'what an outer programme leaves is compared before the new claim is added',
    edits: [
      {
        file: `${NESTING}/trial.ts`,
        from: 'row.inside > (before?.inside ?? 0n) && isExceeded(row)',
        to: 'row.inside > (before?.inside ?? 0n) && isExceeded(before ?? row)',
      },
    ],
    test: { path: SHARED, title: 'is claimed by nobody inside, to the tonne' },
  },
  {
    id: '62c',
    bug: 'a claim inside goes up one level and no further',
    edits: [{ file: `${NESTING}/claims.ts`, from: 'return [verified, row.inside, issuedOf(row)]', to: 'return [verified, issuedOf(row)]' }],
    test: { path: SHARED, title: 'binds those of any depth, and names the issuance' },
  },
  {
    id: '62d',
    bug: 'a withdrawn verification goes on covering what was claimed inside',
    edits: [
      {
        file: 'src/domain/verification/verification-withdrawn.ts',
        from: 'uncoverClaims(book, verification, row);',
        to: 'void uncoverClaims;',
      },
    ],
    test: { path: SHARED, title: 'covers nothing any more: a withdrawn verification outside leaves every sum as before it' },
  },
  {
    id: '62e',
    bug: 'a shortfall from programmes inside has to be replaced like one of its own',
    edits: [{ file: 'src/domain/verification/last-deficit.ts', from: 'const own = open - nested;', to: 'const own = open - 0n * nested;' }],
    test: { path: SHARED, title: 'is never to be replaced, when the component leaves' },
  },
  {
    id: '62f',
    bug: 'days before an outer-only nest are closed as well, where they are of its first year',
    edits: [{ file: `${NESTING}/nests.ts`, from: 'days.to >= from &&', to: 'days.to.slice(0, 4) >= from.slice(0, 4) &&' }],
    test: { path: MODES, title: 'lets the inner programme verify, and issue nothing of a day from the first of the nest on' },
  },
  {
    id: '62g',
    bug: 'what can never be issued under a nest holds the next period up',
    edits: [
      {
        file: 'src/domain/verification/monitoring-periods.ts',
        from: '!baselineOnly(book, programme, vintage) &&',
        to: 'baselineOnly !== undefined &&',
      },
    ],
    test: { path: MODES, title: 'holds up nobody: what may never be issued need not be before the next period (R-33)' },
  },
  {
    id: '62h',
    bug: 'C17: a deduction for programmes inside is believed',
    edits: [
      { file: 'src/checker/laws/c17-nesting.ts', from: 'if (deducted < due) find(first.event', to: 'if (deducted < 0n) find(first.event' },
    ],
    test: {
      path: 'test/checker/laws/c17-nesting.spec.ts',
      title: 'finds a deduction that is missing, less than is claimed inside, or for another',
    },
  },
];
