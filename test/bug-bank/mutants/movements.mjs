const CHECKED = 'test/checker/laws';

/** Bugs of corrections and of reversals, and of the laws that would overlook them. */
export const movements = [
  {
    id: '61a',
    bug: 'a transfer is corrected although some of its units moved on',
    edits: [
      {
        file: 'src/domain/movement/correct-transfer.ts',
        from: 'const gone = blocks.find(({ since }) => since !== revision);',
        to: 'const gone = blocks.find(({ since }) => since < revision);',
      },
    ],
    test: {
      path: 'test/domain/movement/correct-transfer.spec.ts',
      title: 'is refused when some of the units moved on, naming the event that moved them, also when they came back',
    },
  },
  {
    id: '61b',
    bug: 'C1: a correction of a part of a transfer is believed',
    edits: [
      {
        file: 'src/checker/laws/corrections.ts',
        from: 'if (quantity !== undefined && corrected !== quantity)',
        to: 'if (quantity !== undefined && corrected > quantity)',
      },
    ],
    test: { path: `${CHECKED}/corrections.spec.ts`, title: 'finds a correction of a part of a transfer' },
  },
  {
    id: '61c',
    bug: 'a reversal of authorized units is made good with contributions',
    edits: [{ file: 'src/domain/reversal/buffer-units.ts', from: 'block.frozen || !isOfKind(block.kind, kind)', to: 'block.frozen' }],
    test: {
      path: 'test/domain/reversal/confirm-reversal.spec.ts',
      title: 'goes by what the supervisor decided: another quantity of the one kind, or of both',
    },
  },
  {
    id: '61d',
    bug: 'C15: units of another kind leave the buffer than were confirmed',
    edits: [
      { file: 'src/checker/laws/c15-reversals.ts', from: 'if (said(gone) !== said(row.kinds))', to: 'if (gone.size !== row.kinds.size)' },
    ],
    test: { path: `${CHECKED}/c15-reversals.spec.ts`, title: 'finds more or fewer units than were confirmed, or of another kind' },
  },
];
