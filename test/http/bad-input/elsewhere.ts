/**
 * The numbered rows of wrong and hostile input that no request of these tests sends, each with where it is shown instead or why it cannot
 * be yet.
 */
export const ELSEWHERE: Readonly<Record<number, string>> = {
  49: 'codes carry no check digit',
  60: 'needs a restart: settings.spec.ts in this folder',
  69: 'no command asks for an adjustment; a second first transfer is impossible by law: test/checker/laws/c03-first-transfer.spec.ts',
  70: 'as 69',
  71: 'as 69',
  72: 'finalize-period and reports are not built; the action year of an adjustment is tested in test/domain/adjustment',
  98: 'needs a node with RATE_LIMIT: settings.spec.ts in this folder',
  99: 'needs a store that is busy: settings.spec.ts in this folder; outcome-unknown needs a store on a server: test/ledger/outcomes.spec.ts',
  100: 'needs a full disk: settings.spec.ts in this folder',
  107: 'receipts are not built',
  108: 'exports by range are not built; a revision beyond the head in ?at= is 404 unknown-event: test/http/commands',
};
