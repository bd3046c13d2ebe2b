const FOLLOWER = 'src/projections/follow/follower.ts';
const READ_FILE = 'test/projections/read-file/read-file.spec.ts';
const SNAPSHOTS = 'test/snapshot/snapshots.spec.ts';

/** What is read of the events, and when. */
export const reading = [
  {
    id: '10',
    bug: 'the checkpoint of the read file is saved before its rows',
    edits: [
      {
        file: FOLLOWER,
        from: 'folding.page(this.target);\n    folding.flush();\n    this.rows.checkpoint(folding.applied);\n    this.rows.commit();',
        to: 'folding.page(this.target);\n    this.rows.checkpoint(folding.applied);\n    this.rows.commit();\n    folding.flush();',
      },
    ],
    test: { path: READ_FILE, title: 'whose rows could not be written' },
  },
  {
    id: '11',
    bug: 'a projection skips an event that it cannot read',
    edits: [
      {
        file: 'src/event-store/event-pages.ts',
        from: "throw new Error(`the event file doesn't hold the event after revision ${from + i - 1}`);",
        to: 'return;',
      },
      {
        file: 'src/projections/follow/folding.ts',
        from: 'if (!last) throw new Error(`the event file ends in the middle of an act, or before revision ${to}`);',
        to: "if (!last) return void (this.last = { revision: to, id: '' });",
      },
    ],
    test: { path: READ_FILE, title: 'is reported, and every question is rejected with it' },
  },
  {
    id: '21',
    bug: 'the hash of a leaf without its prefix',
    edits: [{ file: 'src/transparency-log/tree.ts', from: '`\\0${entry}`', to: 'entry' }],
    test: { path: 'test/transparency-log/tree.spec.ts', title: 'published' },
  },
  {
    id: '29a',
    bug: 'a page of events ends in the middle of an act',
    edits: [{ file: 'src/http/events/event-pages.ts', from: 'if (tail && tail.part < tail.parts) continue;', to: 'if (!tail) continue;' }],
    test: { path: 'test/http/sse.spec.ts', title: 'end at the end of an act' },
  },
  {
    id: '29b',
    bug: 'a follower of a server gives half an act',
    edits: [{ file: 'src/event-store/eventstoredb/whole-acts.ts', from: 'if (tail.part < tail.parts) return [];', to: '' }],
    test: { path: 'test/event-store/eventstoredb/follow.spec.ts', title: 'is given no act before it is whole' },
  },
  {
    id: '29c',
    bug: 'the past is shown in the middle of an act',
    edits: [
      {
        file: 'src/projections/view/acts.ts',
        from: 'chunkUpTo(db, revision).findLast(({ last }) => last <= revision) ?? BEFORE_ALL',
        to: '({ ...(chunkUpTo(db, revision).findLast(({ last }) => last <= revision) ?? BEFORE_ALL), last: revision })',
      },
    ],
    test: { path: 'test/projections/as-of.spec.ts', title: 'in the middle of an act is that at the end of the act before' },
  },
  {
    id: '29d',
    bug: 'a snapshot of the book ends in the middle of an act',
    edits: [
      {
        file: 'src/event-store/resume.ts',
        from: 'if (tail.part < tail.parts) return `it ends in the middle of an act, at revision ${last.revision}`;',
        to: '',
      },
    ],
    test: { path: SNAPSHOTS, title: 'of the middle of an act' },
  },
  {
    id: '29e',
    bug: 'the read side goes on from a book that is ahead of its rows',
    edits: [{ file: 'src/projections/follow/folding.ts', from: ' || snapshotOf > BigInt(revision + 1)', to: '' }],
    test: { path: 'test/projections/read-file/read-file.spec.ts', title: 'replays every event where the book of the node is ahead of it' },
  },
  {
    id: '32b',
    bug: 'a snapshot of another timeline after a restore',
    edits: [
      {
        file: 'src/event-store/resume.ts',
        from: 'if (last.id !== id || !isIntact(last)) return `the event at revision ${last.revision} is another`;',
        to: '',
      },
      {
        file: 'src/event-store/resume.ts',
        from: "if (sumOfLeaves(file.db, size).digest('hex') !== leaves) return `the events before revision ${size} are others`;",
        to: '',
      },
    ],
    test: { path: SNAPSHOTS, title: 'of another timeline' },
  },
  {
    id: '32a',
    bug: 'a read file of another timeline after a restore',
    edits: [{ file: FOLLOWER, from: ' && found.checkpoint.id === idAt(events, found.checkpoint.revision)', to: '' }],
    test: { path: READ_FILE, title: 'of other events' },
  },
  {
    id: '35',
    bug: 'an instant that is past is called final while an append for it is in flight',
    edits: [
      {
        file: 'src/ledger/clock.ts',
        from: '(this.underWay !== undefined && ms >= Date.parse(this.underWay))',
        to: 'false',
      },
    ],
    test: { path: 'test/ledger/settled.spec.ts', title: 'is not known while an append of that time' },
  },
  {
    id: '39',
    bug: 'an export that is open keeps the write-ahead log growing',
    edits: [
      {
        file: 'src/event-store/event-file.ts',
        from: 'return this.page.all(from, limit).map(',
        to: `const snapshot = (this.snapshot ??= new Database(this.path));
    if (!snapshot.inTransaction) snapshot.exec('BEGIN');
    const page = snapshot.prepare('SELECT revision, body FROM events WHERE revision >= ? ORDER BY revision LIMIT ?').safeIntegers();
    return page.all(from, limit).map(`,
      },
    ],
    test: { path: 'test/event-store/open-export.spec.ts', title: 'does not keep the write-ahead log growing' },
  },
];
