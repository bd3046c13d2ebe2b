const SOURCES = { file: 'src/projections/project/ladder-sources.ts' };
const LADDERS = 'test/projections/attribution.spec.ts';

/** Where verified tonnes stand. */
export const ladder = [
  {
    id: '64a',
    bug: 'the ladder counts a withdrawn verification',
    edits: [
      {
        ...SOURCES,
        from: 'if (event instanceof VerificationWithdrawn && event.verification === line.verification) continue;',
        to: "if (event instanceof VerificationWithdrawn && line.verification === '') continue;",
      },
    ],
    test: { path: LADDERS, title: 'has nothing of what was withdrawn' },
  },
  {
    id: '64b',
    bug: 'units that were authorized later stay contributions in the ladder',
    edits: [{ ...SOURCES, from: 'if (!(event instanceof IssuedUnitsAuthorized)) return;', to: 'if (event) return;' }],
    test: { path: LADDERS, title: 'counts units that were authorized later as what they are from then on' },
  },
  {
    id: '64c',
    bug: 'what later shortfalls took of a line stands in no rung',
    edits: [{ ...SOURCES, from: "['carriedIn', line.carriedIn + line.settled]", to: "['carriedIn', line.carriedIn]" }],
    test: { path: LADDERS, title: 'says where every verified tonne stands, each step as of its day' },
  },
  {
    id: '64d',
    bug: 'the ladder of the past has the totals of today',
    edits: [
      {
        file: 'src/projections/view/ladders-at.ts',
        from: 'AND rung = ? AND revision <= ? ORDER BY revision DESC',
        to: 'AND rung = ? AND ? >= 0 ORDER BY revision DESC',
      },
    ],
    test: { path: LADDERS, title: 'says where every verified tonne stands, each step as of its day' },
  },
  {
    id: '64e',
    bug: 'a read file that is opened again begins its ladders anew',
    edits: [
      {
        file: 'src/projections/project/ladders.ts',
        from: 'steps.get(number) ?? this.earlierStep(ladder, number)',
        to: 'steps.get(number) ?? NOTHING',
      },
    ],
    test: { path: LADDERS, title: 'goes on in a read file that is opened again' },
  },
  {
    id: '64f',
    bug: 'C16: the rungs of a year are not summed',
    edits: [
      {
        file: 'src/checker/laws/c16-every-tonne-once.ts',
        from: 'if (below || sum !== ladder.verified)',
        to: 'if (below)',
      },
    ],
    test: { path: 'test/checker/laws/c16-every-tonne-once.spec.ts', title: 'finds a tonne that is deducted and left to issue as well' },
  },
  {
    id: '64g',
    bug: 'C16: a deduction may have any reason',
    edits: [{ file: 'src/checker/laws/c16-every-tonne-once.ts', from: 'if (!REASONS.has(reason))', to: "if (reason === '')" }],
    test: { path: 'test/checker/laws/c16-every-tonne-once.spec.ts', title: 'finds a deduction for a reason that is no rung' },
  },
  {
    id: '64h',
    bug: 'restating a result takes what was deducted of it back',
    edits: [
      {
        file: 'src/domain/verification/verification-restated.ts',
        from: 'withFigures(line, { verified: BigInt(restated) })',
        to: 'withFigures(line, { verified: BigInt(restated), deducted: 0n })',
      },
    ],
    test: { path: 'test/domain/threshold/own-contribution.spec.ts', title: 'is restated with nothing: deductions stay' },
  },
];

const RELEASE = 'test/domain/buffers/release-buffer.spec.ts';

/** The buffers of a programme. */
export const buffers = [
  {
    id: '64i',
    bug: 'each lot gives the buffers its own share, rounded by itself',
    edits: [
      {
        file: 'src/domain/buffers/buffered.ts',
        from: 'sums.get(key) ?? book.buffered.get(key) ?? NOTHING_BUFFERED;\n    const gross',
        to: 'NOTHING_BUFFERED;\n    const gross',
      },
    ],
    test: { path: RELEASE, title: 'take of each verified line by itself, and of all lots of it together' },
  },
  {
    id: '64j',
    bug: 'the reversal buffer takes its share of all that is issued',
    edits: [{ file: 'src/domain/buffers/rates.ts', from: 'share(left, bps.reversal)', to: 'share(gross, bps.reversal)' }],
    test: { path: 'test/worked-cases/w-40.spec.ts', title: '80,000, 138,000 and 46,000 go into them' },
  },
  {
    id: '64k',
    bug: 'a buffer is released while a reversal is open',
    edits: [{ file: 'src/domain/buffers/release-buffer.ts', from: "state === 'reported' &&", to: "state === 'confirmed' &&" }],
    test: { path: RELEASE, title: 'is not earned while a reversal is open' },
  },
  {
    id: '64l',
    bug: 'a reversal is made good from the pooled buffer first',
    edits: [
      {
        file: 'src/domain/reversal/buffer-units.ts',
        from: "['BUFFER-REVERSAL', 'BUFFER-POOLED'] as const",
        to: "['BUFFER-POOLED', 'BUFFER-REVERSAL'] as const",
      },
    ],
    test: { path: RELEASE, title: 'is made good from the reversal buffer, then from the pooled one' },
  },
  {
    id: '64m',
    bug: 'C5: a line has other units in its buffers after a release than its rates come to',
    edits: [{ file: 'src/checker/laws/buffers.ts', from: 'if (said(due) !== said(buffered))', to: "if (said(due) === '')" }],
    test: { path: 'test/checker/laws/c05-buffers.spec.ts', title: 'finds a release that moves too little' },
  },
  {
    id: '64n',
    bug: 'C5: an issuance gives the buffers what it likes',
    edits: [{ file: 'src/checker/laws/buffers.ts', from: 'if (said(more) !== said(is))', to: "if (said(more) === '')" }],
    test: { path: 'test/checker/laws/c05-buffers.spec.ts', title: 'finds an issuance that gives the buffers other shares' },
  },
];
