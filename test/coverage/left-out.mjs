// How many branches of which functions no test of `npm run coverage` takes, under the reason for it.

/** Reason, file of src, function, branches. A star stands for the whole file. */
export const LEFT_OUT = {
  'types only: nothing of it runs': {
    'src/domain/book/readonly-book.ts': { '*': 1 },
    'src/domain/kernel/field-error.ts': { '*': 1 },
    'src/ledger/class-transformer-storage.d.ts': { '*': 1 },
    'src/ledger/request.ts': { '*': 1 },
  },
  'an index within a length just looked at, or a value just shown to be there: the compiler asks what happens otherwise': {
    'src/domain/adjustment/adjustments.ts': { additions: 1, rank: 1, adjustments: 1 },
    'src/domain/book/fingerprints.ts': {
      'Fingerprints.candidates': 1,
      'Fingerprints.undo': 1,
      'Fingerprints.copy': 3,
      'Fingerprints.grow': 1,
      word: 1,
    },
    'src/domain/issuance/birth.ts': { birth: 1, takenByLot: 1 },
    'src/domain/issuance/check-lines.ts': { checkVerified: 2 },
    'src/domain/issuance/levies.ts': { levy: 5, spread: 1 },
    'src/domain/issuance/new-blocks.ts': { newBlocks: 1 },
    'src/domain/kernel/days.ts': { isInstant: 1 },
    'src/domain/kernel/journal.ts': { 'Journal.mark': 1, 'Journal.since': 1 },
    'src/domain/kernel/ranges.ts': { 'Ranges.find': 1, 'Ranges.swap': 2 },
    'src/domain/movement/choose-units.ts': { checkFree: 1, byQuantity: 1 },
    'src/domain/verification/reductions-verified.ts': { 'ReductionsVerified.apply': 1 },
    'src/domain/verification/verify-reductions.ts': { 'VerifyReductionsHandler.decide': 2, checkSchemes: 2 },
    'src/ledger/catalogue.ts': { 'Catalogue.errors': 1 },
    'src/ledger/consequences.ts': { consequencesOf: 1 },
    'src/ledger/ledger.ts': { 'Ledger.execute': 1 },
    'src/domain/book/block-columns.ts': { valueOf: 1 },
    'src/domain/book/holding.ts': { 'Holding.fill': 1 },
    'src/domain/book/units.ts': { slicesOf: 1 },
    'src/domain/issuance/distribution.ts': { inOrder: 2 },
    'src/domain/kernel/canonical.ts': { inOrder: 2 },
    'src/domain/kernel/fields.ts': { patterns: 1, holds: 1 },
    'src/ledger/batch.ts': { 'Batch.decide': 1 },
    'src/event-store/eventstoredb/server-page.ts': { serverPage: 1 },
  },
  'a row that another row or a rule asked before says is there: what happens otherwise is the guard behind it': {
    'src/domain/book/account-types.ts': { accountType: 1 },
    'src/domain/adjustment/adjustments.ts': { adjustments: 1 },
    'src/domain/authorization/authorizations.ts': { statementsOf: 1 },
    'src/domain/book/book.ts': { 'Book.closeProposal': 1 },
    'src/domain/component/site.ts': { at: 1 },
    'src/domain/issuance/distribute-units.ts': { pendingOf: 1 },
    'src/domain/issuance/units-issued.ts': { 'UnitsIssued.count': 2 },
    'src/domain/movement/move.ts': { checkInForce: 1 },
    'src/domain/movement/use-units.ts': { 'UseUnitsHandler.decide': 1 },
    'src/domain/verification/monitoring-periods.ts': { checkPreviousPeriod: 1, verificationsOf: 1 },
    'src/domain/verification/reductions-verified.ts': { 'ReductionsVerified.apply': 1 },
    'src/ledger/decider.ts': { 'Decider.lastTouched': 1 },
  },
  "class-validator's own verdict on a member that only events have: stored events are judged by the compiled schema": {
    'src/domain/kernel/fields.ts': { Columns: 1, isTable: 1, '(module)': 1 },
  },
  'a guard behind another: whoever decides or appends has looked at the whole book before': {
    'src/ledger/ledger.ts': { 'Ledger.whenIdle': 1 },
  },
  'what is thrown is no Error: JavaScript allows it, and nobody here does it': {
    'src/ledger/foreign.ts': { 'UnlawfulAct.constructor': 1 },
    'src/event-store/eventstoredb/patiently.ts': { unreachable: 1 },
    'src/event-store/eventstoredb/read-events.ts': { collect: 1 },
    'src/event-store/replica.ts': { 'Replica.failed': 1 },
  },
  'the end of a loop that is left by return alone: nothing comes to it': { 'src/ledger/appender.ts': { 'Appender.isBusy': 1 } },
  'run in a worker thread, of the built files, which is not seen here: test/crash/snapshot.spec.ts': {
    'src/event-store/check-prefix.thread.ts': { '*': 1 },
    'src/event-store/check-prefix.ts': { checkPrefixInThread: 1 },
  },
};

/** Branches that a test takes or doesn't, as chance has it; written as above. */
export const BY_CHANCE = {
  'taken by the table of faults, which is not run here, and by chance: test/event-store/eventstoredb/fault-table.spec.ts': {
    'src/event-store/eventstoredb/follow.ts': { 'Follower.lost': 1 },
    'src/event-store/eventstoredb/pulse.ts': { 'Pulse.beat': 2 },
  },
};
