const LEDGER = 'src/ledger/ledger.ts';
const BATCH = 'src/ledger/batch.ts';
const DECIDER = 'src/ledger/decider.ts';
const IDEMPOTENCY = 'test/ledger/idempotency.spec.ts';

/** On which book a command is decided, and under which key. */
export const deciding = [
  {
    id: '7',
    bug: 'check, then wait, then act: all of a batch are decided on the book before it',
    edits: [
      {
        file: BATCH,
        from: 'if (request.dryRun) this.book.rollbackTo(mark);\n    else if (!done',
        to: 'this.book.rollbackTo(mark);\n    if (!request.dryRun && !done',
      },
      {
        file: LEDGER,
        from: "import { Decider } from './decider.js';",
        to: "import { Decider } from './decider.js';\nimport { foldAct } from './fold.js';",
      },
      {
        file: LEDGER,
        from: 'book.commit();',
        to: 'book.rollback();\n        for (const event of batch.events) foldAct(book, this.parts.catalogue, [event]);',
      },
    ],
    test: { path: 'test/ledger/waiting.spec.ts', title: 'the same units are spent once' },
  },
  {
    id: '8',
    bug: 'idempotency by key, whatever the body',
    edits: [{ file: DECIDER, from: 'if (first && envelopeOf(first).commandHash !== hash)', to: "if (first && hash === '')" }],
    test: { path: IDEMPOTENCY, title: 'is refused for another body' },
  },
  {
    id: '9',
    bug: 'the first answer is remembered before it is durable',
    edits: [
      {
        file: DECIDER,
        from: '  /** The act written under the hash of a key, durable or in this batch. */',
        to: '  private readonly remembered = new Map<string, StoredAct>();',
      },
      {
        file: DECIDER,
        from: 'const stored = sealed.map((event) => event.stored);',
        to: 'const stored = sealed.map((event) => event.stored);\n    if (command !== null) this.remembered.set(command, stored);',
      },
      { file: DECIDER, from: 'return this.book.keys\n', to: 'return this.remembered.get(command) ?? this.book.keys\n' },
    ],
    test: { path: IDEMPOTENCY, title: 'survives a batch that could not be written' },
  },
  {
    id: '23a',
    bug: 'the undo journal forgets that a row was new',
    edits: [{ file: 'src/domain/kernel/table.ts', from: 'else this.rows.delete(key);', to: '' }],
    test: { path: 'test/domain/kernel/journal.spec.ts', title: 'has no trace of what was rolled back' },
  },
  {
    id: '23b',
    bug: 'the undo journal forgets blocks that a movement put away',
    edits: [{ file: 'src/domain/kernel/ranges.ts', from: 'this.swap(added, removed);', to: 'this.swap(added, []);' }],
    test: { path: 'test/domain/kernel/journal.spec.ts', title: 'undoes tables and ranges together' },
  },
  {
    id: '27a',
    bug: 'the index of keys is not rolled back',
    edits: [
      {
        file: 'src/domain/book/fingerprints.ts',
        from: 'this.journal.record(this, packed(high, low, revision));',
        to: '',
      },
    ],
    test: { path: 'test/domain/book/fingerprints.spec.ts', title: 'take back what a batch added' },
  },
  {
    id: '27b',
    bug: 'the same key twice in one batch',
    edits: [{ file: DECIDER, from: '(revision > head ? actIn(events, revision) : this.actAt(revision))', to: 'this.actAt(revision)' }],
    test: { path: IDEMPOTENCY, title: 'works within one batch' },
  },
  {
    id: '30',
    bug: 'authority is asked when a command arrives, not when it is decided: the role is revoked while it waits',
    edits: [
      {
        file: DECIDER,
        from: '  /** In the order of `docs/contract.md` 3',
        to: '  readonly allowed = new WeakMap<Request, string>();\n  /** In the order of `docs/contract.md` 3',
      },
      {
        file: DECIDER,
        from: 'const authority = catalogue.authority(',
        to: 'const authority = this.allowed.get(request) ?? catalogue.authority(',
      },
      {
        file: LEDGER,
        from: '      this.queue.add(requests, resolve, reject);',
        to: `      for (const request of requests) {
        const { catalogue: commands, book } = this.parts;
        const asker = { actor: request.actor, at: new Date(this.parts.clock()).toISOString(), commands };
        try {
          this.decider.allowed.set(request, commands.authority(book, request.name, request.data, asker));
        } catch {}
      }
      this.queue.add(requests, resolve, reject);`,
      },
    ],
    test: { path: 'test/ledger/waiting.spec.ts', title: 'a role revoked meanwhile' },
  },
  {
    id: '31',
    bug: 'a freeze between proposal and approval is overlooked',
    edits: [
      {
        file: 'src/domain/movement/choose-units.ts',
        from: 'const frozen = all.filter((block) => block.frozen);',
        to: 'const frozen = all.filter((block) => block.frozen && block.reservedBy === null);',
      },
    ],
    test: { path: 'test/domain/approval/approve.spec.ts', title: 'what the command refuses on the book of today' },
  },
  {
    id: '33',
    bug: 'a well-formed event forged outside is taken for true',
    edits: [{ file: 'src/ledger/live-book.ts', from: 'foreign.judge(act);', to: '' }],
    test: { path: 'test/ledger/foreign.spec.ts', title: 'that issues more than was verified and authorized stops a writer and a follower' },
  },
  {
    id: '34',
    bug: 'a clock that was a year ahead for one command dates all later ones',
    edits: [
      {
        file: 'src/ledger/clock.ts',
        from: "Math.max(this.over, this.last === '' ? -Infinity : Date.parse(this.last) - MOST_BEHIND_MS)",
        to: 'this.over',
      },
    ],
    test: { path: 'test/ledger/clock.spec.ts', title: 'a year ahead for one command' },
  },
  {
    id: '37a',
    bug: 'an act of 900 KiB + 1 byte',
    edits: [{ file: 'src/ledger/seal.ts', from: 'return bytes > MOST_ACT_BYTES ?', to: 'return bytes > MOST_ACT_BYTES + 1 ?' }],
    test: { path: 'test/ledger/seal.spec.ts', title: '900 KiB' },
  },
  {
    id: '37b',
    bug: 'an append of more than 900 KiB',
    edits: [{ file: BATCH, from: 'if (this.bytes <= MOST_ACT_BYTES) continue;', to: 'continue;' }],
    test: { path: 'test/ledger/parts.spec.ts', title: 'does not fit the append of its batch' },
  },
  {
    id: '40',
    bug: 'command number 2^24 + 1: the index of keys can count no further',
    edits: [
      {
        file: 'src/domain/book/fingerprints.ts',
        from: 'this.put(high, low, Number(revision));',
        to: 'this.put(high, low, Number(revision % (1n << 24n)));',
      },
    ],
    test: { path: 'test/domain/book/fingerprints.spec.ts', title: 'find the revision a key was written at' },
  },
];
