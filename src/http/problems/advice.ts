import { REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';

/** What to do next, for those refusals where that isn't plain from the title. */
const ADVICE: Partial<Record<RefusalCode, string>> = {
  'malformed-json': 'Send one JSON object in UTF-8; errors says what is wrong and where. Numbers are strings.',
  'invalid-encoding': 'Send UTF-8 without a byte order mark and without lone surrogates.',
  'malformed-request': 'errors names the header, parameter or part of the path, and the form it must have.',
  unauthenticated: 'Send Authorization: Bearer with a key that is good today.',
  forbidden: 'An administrator can grant the role; `sextant list roles` and GET roles show who has it.',
  'same-person': 'Another person, under another login, must approve.',
  'not-acceptable': 'Ask for the form the route has, or leave Accept out.',
  'method-not-allowed': 'Allow names the methods of this address.',
  'stale-policy': 'Read the policy that is in force, decide again, and name its number in replaces.',
  'authorization-not-in-force':
    'The statement must be in force and cover host, activity, vintage, purpose and user; GET authorizations shows its limits.',
  'already-first-transferred':
    'Nothing is left that these terms could still bind. What is about units to come (quantity, issuedUntil, vintages, activities) may change.',
  'effective-in-the-past': 'Name today or a later day; by proposal, the day of the proposal.',
  'not-convertible':
    'Only MCUs marked PI that were never transferred, under a statement in tonnes that is in force and covers them; blocks are those that are not. ' +
    'Leave them out.',
  'double-use': 'Used and cancelled units stay where they are for ever. conflictsWith is the event that ended them.',
  'double-verification': 'conflictsWith is the verification that has these days or this report.',
  'double-asset-claim':
    'component and conflictsWith have the claim, line is the entry of the list; GET assets/{id} shows all claims. It ends by retire-assets.',
  'unknown-asset': 'line is the entry of the list; GET assets/{id} shows from when until when the component claims it.',
  'assets-exceeded': 'GET components/{id}/assets shows what is claimed, from when until when; every day of the period counts.',
  'already-issued': 'conflictsWith is the issuance, or the later verification, that rests on it: withdraw that one first, or restate.',
  'restated-above-cap':
    'Restate it downwards, or, while nothing of the line is issued, up to what was verified first. More than that is withdrawn and verified again.',
  'release-not-earned':
    'The new rate is lower than that of every line it is about, no reversal of the programme is open, and no unit of the buffer is gone or frozen.',
  'threshold-missing':
    'Set a crediting threshold of that year first, or nest what lies inside. Where it is verified already: withdraw, set the threshold, verify again.',
  'nesting-conflict':
    'No programme lies in itself, through others either; nests are 8 deep at most; one programme a sector and area lies around another on a day. ' +
    'What is verified keeps its nest: end it with a day to come. conflictsWith is the nest in the way.',
  'nested-deduction-missing': 'Deduct quantity for programme, or state nothing for it: the ledger then deducts it itself.',
  'nested-headroom-exceeded':
    'conflictsWith is the issuance of programme, the outer one. Restate its results, or replace its units, before more is claimed inside.',
  'outer-not-crediting':
    'It sets the baseline for programme, which issues. conflictsWith is the nest; GET programmes/{id}/nests shows all.',
  'nested-issuance-closed': 'These days are left to programme, the outer one. conflictsWith is the nest; days before it may be issued.',
  'threshold-too-late': 'conflictsWith is the verification of the year: a threshold is set before the result is known.',
  'finance-too-late': 'conflictsWith is the verification of a vintage of it: what is paid for is recorded before the result is known.',
  'finance-evidence-missing': 'Name in gapShown what shows the gap that the grant closes.',
  'finance-overclaim':
    'conflictsWith is the claim, or the approval, that leaves no room. Of results: claim less, or other vintages; of units: issue MCUs, or authorize fewer.',
  'not-accepted-by-acquirer': 'term is what the units do not meet, conflictsWith the event that set it; GET acceptances shows all terms.',
  'budget-exceeded': 'left is what may still leave, conflictsWith the event that set the limit; GET transfer-limits shows it all.',
  'transfer-ratio-exceeded':
    'left is what may still leave of the activity; more may once more of it is issued. What may not leave can still be issued as MCUs.',
  'host-would-oversell': 'By missing tonnes the host would miss its target of year; less may leave.',
  'limit-period-overlaps': 'Name exactly the years of the limits that these replace, or years that none has. conflictsWith set the others.',
  'limit-below-transferred': 'gone is what has left, of the activity where one is named: no limit can be less.',
  'double-issuance': 'conflictsWith is the issuance that was first.',
  'double-inclusion': 'conflictsWith is the inclusion that was first.',
  'notice-too-short': 'effective is 60 days after today, or after the day of the proposal, at the earliest.',
  'renewal-window':
    'Notice is accepted from 270 days before the end of crediting to one year after it; conflictsWith is what set that end.',
  'review-window-closed': 'A component may still leave of itself (cause voluntary); conflictsWith is its inclusion.',
  'itmo-id-exists': 'An ITMO id is one unit’s, ever. blocks or conflictsWithLine has it; else it was given here at a first transfer.',
  'report-incomplete':
    'rows names table, row and column; GET parties/{party}/aef/{year}/findings shows all. Nothing is filed with an empty required cell.',
  'report-inconsistent':
    'findings names check, table and row. Correct what they show, or name each in despite with its reason: it is printed on the report.',
  'serial-overlap': 'An underlying unit is imported once, ever. conflictsWith or conflictsWithLine is where it stands.',
  'already-issued-here':
    'Units of one activity and vintage are either issued here or imported: blocks or component is what stands here already.',
  'serials-exhausted': 'A series ends at 18 digits. Bring the rest in under another activity or vintage, if they are other units.',
  'host-mismatch': 'The country in the serial, or where the component lies, has to be the host: correct the one that is wrong.',
  'not-correctable':
    'A transfer is corrected while all it moved is free in the account that it went to. conflictsWith is what happened to blocks since, account the one in the way.',
  'units-reserved': 'Approve, decline or withdraw the proposal that reserves them, or wait until it expires.',
  'units-frozen': 'An administrator can unfreeze them.',
  'nothing-to-change': 'What the command asks for is so already; nothing is to be done.',
  'period-finalized':
    'What comes now is entered as late, in the year in which it comes. conflictsWith is the event that made the period final.',
  'approval-required': 'Send it as the data of a propose command; a second person then approves it.',
  'delay-not-over': 'Approve it after notBefore.',
  'proposal-changed': 'Read the proposal again and approve the hash that you saw.',
  'not-sealed-yet': 'Ask again after Retry-After seconds: every act is sealed within a second.',
  'stale-revision': 'Read it again, decide again, and send the new revision in If-Match.',
  'too-large': 'Send it in several commands.',
  'unsupported-media-type': 'Content-Type: application/json for a command, application/x-ndjson for many; no Content-Encoding.',
  'not-the-writer': 'Location is the node that writes, where this node knows it as a peer (PEER_URLS).',
  'wrong-host':
    'AUTH_MODE=dev trusts whoever is on this machine: ask for http://localhost or http://127.0.0.1 with the port, from no other page and ' +
    'through no proxy. A node for others needs AUTH_MODE=keys.',
  'invalid-input': 'errors says which members are wrong, by JSON Pointer; the command cannot succeed as it is.',
  'idempotency-conflict': 'Use a new key for a new command.',
  'too-many-requests': 'Wait as many seconds as Retry-After says. Of streams and pages of events end one first, where many are open.',
  unavailable: 'Send the same command with the same key again.',
  'outcome-unknown': 'Ask GET commands/{key}, or send the same command with the same key again.',
  'storage-full': 'Make room on the disk of the data directory. Reads go on.',
};

/** The same for reads, where that is another: nothing was to be written, and there is no key. */
const FOR_READERS: Partial<Record<RefusalCode, string>> = {
  unavailable:
    'For a read: what it asks for is not readable yet, or just now. Ask the same again after Retry-After seconds; `GET /health/ready` says how far ' +
    'reads are and why. With minRevision ask for an earlier revision, or leave it out.',
};

/** By what kind of refusal it is, where there is no more to say. */
const BY_STATUS: Readonly<Record<number, string>> = {
  404: 'Check the code: what is in no book, or was not yet at the time asked for, is answered like this.',
  409: 'It depends on the state of the book: change what stands in the way, or another time the same command may be accepted. Nothing was written.',
};

/** The advice in a problem; undefined where the title says it all. */
export const adviceFor = (code: RefusalCode, isRead = false): string | undefined =>
  (isRead ? FOR_READERS[code] : undefined) ?? ADVICE[code];

/** What to do about a refusal, for its page. */
export const whatToDo = (code: RefusalCode): string =>
  ADVICE[code] ?? BY_STATUS[REFUSALS[code].status] ?? 'Change the request, then send it again.';
