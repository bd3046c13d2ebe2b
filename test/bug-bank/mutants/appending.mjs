const LEDGER = 'src/ledger/ledger.ts';
const APPENDER = 'src/ledger/appender.ts';
const BATCH = 'src/ledger/batch.ts';
const FILE = 'src/event-store/event-file.ts';

const OUTCOME = "if (outcome !== 'unknown') return outcome;";
const DECIDED_AGAIN = "return outcome === 'unknown' ? 'conflict' : outcome;";
const ONCE = 'await this.once(expected, events, repeated)';
const EMPTY = "if (events.length === 0) return (await this.store.head()) === expected ? 'committed' : 'conflict';";

/** What is durable when, and what is said of it. */
export const appending = [
  {
    id: '1',
    bug: 'no flush',
    edits: [{ file: FILE, from: "'NORMAL' : 'FULL'", to: "'NORMAL' : 'OFF'" }],
    test: { path: 'test/power-loss/power-loss.spec.ts', title: 'leaves all that was acknowledged' },
  },
  {
    id: '2',
    bug: 'flush after the answer',
    edits: [
      {
        file: LEDGER,
        from: 'this.queue.putBack(batch.decide(taken));',
        to: 'this.queue.putBack(batch.decide(taken));\n      for (const item of taken) item.answer();',
      },
    ],
    test: { path: 'test/ledger/durability.spec.ts', title: 'holds for acts, refusals, replays and dry runs of one batch' },
  },
  {
    id: '3',
    bug: 'an event a transaction, instead of a batch',
    edits: [{ file: FILE, from: 'return db.transaction((', to: 'return ((' }],
    test: { path: 'test/event-store/event-file.spec.ts', title: 'is one transaction' },
  },
  {
    id: '4a',
    bug: 'decides again, at a new revision, after a timeout',
    edits: [{ file: APPENDER, from: OUTCOME, to: DECIDED_AGAIN }],
    test: { path: 'test/ledger/outcomes.spec.ts', title: 'repeats the identical append while its outcome is unknown' },
  },
  {
    id: '4b',
    bug: 'the same, in the simulation',
    edits: [{ file: APPENDER, from: OUTCOME, to: DECIDED_AGAIN }],
    test: { path: 'test/simulation/server.spec.ts', title: 'keeps every promise' },
  },
  {
    id: '5',
    bug: 'new event ids on retry',
    edits: [
      {
        file: APPENDER,
        from: ONCE,
        to: 'await this.once(expected, repeated ? events.map((one) => ({ ...one, id: crypto.randomUUID() })) : events, repeated)',
      },
    ],
    test: { path: 'test/ledger/outcomes.spec.ts', title: 'repeats the identical append while its outcome is unknown' },
  },
  {
    id: '6a',
    bug: 'expected revision `any` on the server',
    edits: [
      {
        file: 'src/event-store/eventstoredb/appends.ts',
        from: 'else options.setStreamPosition(String(expected));',
        to: 'else options.setAny(new shared.Empty());',
      },
    ],
    test: {
      path: 'test/event-store/contract/eventstoredb-double.spec.ts',
      title: 'a conflict writes nothing, though its last events would be new',
    },
  },
  {
    id: '6b',
    bug: 'any revision will do for the event file',
    edits: [{ file: FILE, from: "if (begin !== this.tree.size) return Promise.resolve('conflict');", to: '' }],
    test: { path: 'test/event-store/contract/event-file.spec.ts', title: 'far ahead of the head: conflict' },
  },
  {
    id: '25',
    bug: 'a refusal is answered before its batch is durable',
    edits: [
      {
        file: BATCH,
        from: '(place === i ? refusal : undefined));\n        return;',
        to: '(place === i ? refusal : undefined));\n        return item.answer();',
      },
    ],
    test: { path: 'test/ledger/durability.spec.ts', title: 'holds for a batch of refusals only' },
  },
  {
    id: '25b',
    bug: 'refusals alone are answered without a look at the head, in the simulation',
    edits: [{ file: APPENDER, from: EMPTY, to: "if (events.length === 0) return 'committed';" }],
    test: { path: 'test/simulation/two-nodes.spec.ts', title: 'keep every promise' },
  },
  {
    id: '26',
    bug: 'ids from the key alone: the late append of a deposed writer would be told success, with other bytes there',
    edits: [
      {
        file: 'src/ledger/seal.ts',
        from: 'const id = idOfBytes(`${begin},${end}`);',
        to: 'const id = idOfBytes(command === null ? `${begin},${end}` : `${command} ${i}`);',
      },
    ],
    test: { path: 'test/ledger/seal.spec.ts', title: 'has another id wherever a byte is another' },
  },
  {
    id: '28',
    bug: '"never executed" is said before `WriterStarted` is committed',
    edits: [
      {
        file: 'src/ledger/queue.ts',
        from: '(requests.length === 0 || requests.some(({ dryRun }) => !dryRun))',
        to: 'requests.some(({ dryRun }) => !dryRun)',
      },
    ],
    test: { path: 'test/ledger/idempotency.spec.ts', title: 'calls no key unknown before WriterStarted is durable' },
  },
  {
    id: '28b',
    bug: 'a registry is called unknown from a file that lags behind the one where it was opened',
    edits: [{ file: 'src/http/gate/gate.ts', from: 'asksLedger: writes || key !== undefined', to: 'asksLedger: false' }],
    test: { path: 'test/servers/unopened.spec.ts', title: 'does not call the registry unknown' },
  },
  {
    id: '38',
    bug: 'a second process writes the data directory',
    edits: [{ file: 'src/event-store/directory-lock.ts', from: "this.db.exec('BEGIN EXCLUSIVE');", to: "this.db.exec('BEGIN');" }],
    test: { path: 'test/event-store/directory-lock.spec.ts', title: 'has one holder' },
  },
];
