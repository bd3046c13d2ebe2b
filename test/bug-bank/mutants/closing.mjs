// A kind of units that is closed.

const TESTS = 'test/domain/closing';
const CHECKER = 'test/checker/laws/c19-closings.spec.ts';

export const CLOSING = [
  {
    id: '65m',
    bug: 'a lot takes what is frozen as well',
    edits: [
      {
        file: 'src/domain/closing/lots.ts',
        from: 'if (block.frozen || isReserved(book, block, moment)) continue;',
        to: 'if (isReserved(book, block, moment)) continue;',
      },
    ],
    test: {
      path: `${TESTS}/close-unit-kind.spec.ts`,
      title: 'leaves what is frozen or reserved, which is cancelled administratively and in no other way',
    },
  },
  {
    id: '65n',
    bug: 'a lot is done again where its name is written',
    edits: [
      {
        file: 'src/ledger/decider.ts',
        from: "if (this.written(command, pending)) refuse('nothing-to-change');",
        to: '',
      },
    ],
    test: { path: `${TESTS}/resumed.spec.ts`, title: 'never does a lot whose name is written, whatever its book counts' },
  },
  {
    id: '65o',
    bug: 'a node that starts does not go on with a closing',
    edits: [
      {
        file: 'src/ledger/ledger.ts',
        from: 'await work;\n      if (this.isWriter) this.due.goOn();',
        to: 'await work;',
      },
    ],
    test: {
      path: `${TESTS}/resumed.spec.ts`,
      title: 'behind any lot but the last goes on where it was: the same end, and nothing twice',
    },
  },
  {
    id: '65p',
    bug: 'one administrator closes a kind where the policy lists no approvals',
    edits: [
      {
        file: 'src/domain/approval/approval-rule.ts',
        from: "if (command === 'close-unit-kind' && !registryOf(book).trial) return { command, by: 'colleague' };",
        to: '',
      },
    ],
    test: {
      path: `${TESTS}/close-unit-kind.spec.ts`,
      title: 'is two persons’ in a registry that is no trial, whatever its policy lists; the lots are in both names',
    },
  },
  {
    id: '65q',
    bug: 'C19: a lot may leave out what comes first',
    edits: [
      {
        file: 'src/checker/laws/lot-order.ts',
        from: 'if (isBefore(place, last)) return find(',
        to: 'if (isBefore(place, place)) return find(',
      },
    ],
    test: {
      path: CHECKER,
      title: 'finds a lot out of order: within an account, between accounts, and one that leaves out what comes first',
    },
  },
  {
    id: '65r',
    bug: 'C19: units of a closed kind move',
    edits: [
      { file: 'src/checker/laws/closings.ts', from: 'if (moved.length > 0) find(step.event', to: 'if (moved.length < 0) find(step.event' },
    ],
    test: { path: CHECKER, title: 'finds units of it that move, and nothing in an administrative cancellation of what stayed' },
  },
];
