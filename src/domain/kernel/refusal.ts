import type { FieldError } from './field-error.js';

interface RefusalMeta {
  readonly status: number;
  /** The rule it rests on (`docs/rules.md`); null where it is about the message, not the ledger. */
  readonly rule: string | null;
  readonly title: string;
}
const refusal = (status: number, rule: string | null, title: string): RefusalMeta => ({ status, rule, title });

/** Why something is refused. Closed: a new reason is a new line here, with its rule, a test and its line in the reference. */
export const REFUSALS = {
  'malformed-json': refusal(400, null, 'The body is not readable JSON'),
  'invalid-encoding': refusal(400, null, 'The body is not well-formed UTF-8'),
  'malformed-request': refusal(400, null, 'The path, a header or the query is malformed'),
  unauthenticated: refusal(401, 'R-83', 'Who is calling is not known'),
  forbidden: refusal(403, 'R-83', 'The caller has no role that may do this'),
  'same-person': refusal(403, 'R-83', 'Who proposed may not approve'),
  'unknown-registry': refusal(404, null, 'No such registry here'),
  'unknown-command': refusal(404, null, 'No such command'),
  'unknown-account': refusal(404, 'R-06', 'No such account'),
  'unknown-party': refusal(404, 'R-08', 'The Party is not registered here'),
  'unknown-programme': refusal(404, 'R-15', 'No such programme'),
  'unknown-component': refusal(404, 'R-17', 'No such component in the programme'),
  'unknown-asset': refusal(404, 'R-18', 'No such asset of the component on that day'),
  'unknown-verification': refusal(404, 'R-34', 'No such verification'),
  'unknown-authorization': refusal(404, 'R-38', 'No such authorization of these units'),
  'unknown-entity': refusal(404, 'R-38', 'No such authorized entity'),
  'unknown-issuance': refusal(404, 'R-40', 'No such issuance'),
  'unknown-units': refusal(404, 'R-03', 'These units were never issued'),
  'unknown-obligation': refusal(404, 'R-37', 'No such obligation'),
  'unknown-proposal': refusal(404, 'R-80', 'No such proposal'),
  'unknown-event': refusal(404, 'R-12', 'No event at this revision'),
  'unknown-key': refusal(404, 'R-40', 'No act is known under this key'),
  'not-found': refusal(404, null, 'No such resource'),
  'method-not-allowed': refusal(405, null, 'The method is not offered here'),
  'not-acceptable': refusal(406, null, 'The answer has no such form'),
  'already-exists': refusal(409, 'R-40', 'The code is taken'),
  'stale-policy': refusal(409, 'R-44', 'Another policy is in force'),
  'last-administrator': refusal(409, 'R-83', 'The registry would have no administrator'),
  'account-type-not-openable': refusal(409, 'R-11', 'Accounts of this type are not opened or closed by command'),
  'party-not-participating': refusal(409, 'R-63', 'The Party is not participating'),
  'account-not-empty': refusal(409, 'R-10', 'The account still holds units'),
  'programme-period-exceeded': refusal(409, 'R-21', 'The period is longer than the programme may have'),
  'starts-too-early': refusal(409, 'R-19', 'It starts before it may'),
  'programme-not-active': refusal(409, 'R-15', 'The programme is not active on that day'),
  'double-inclusion': refusal(409, 'R-17', 'The component is included already'),
  'component-ended': refusal(409, 'R-27', 'The component has had its final crediting period'),
  'no-host-approval': refusal(409, 'R-22', 'The host has not approved the programme'),
  'notice-too-short': refusal(409, 'R-28', 'The approval would end less than 60 days after the notice'),
  'host-mismatch': refusal(409, 'R-16', 'The host is not the Party it should be'),
  'crediting-period-invalid': refusal(409, 'R-20', 'The crediting period is not allowed'),
  'criteria-not-met': refusal(409, 'R-15', 'An eligibility criterion is not met'),
  'scheme-identity-claimed': refusal(409, 'R-17', 'Another component declares this identity in another scheme'),
  'site-claimed': refusal(409, 'R-18', 'Another component claims the same place'),
  'renewal-window': refusal(409, 'R-26', 'Notice of the renewal came too early or too late'),
  'review-window-closed': refusal(409, 'R-30', 'The time in which an inclusion is reviewed is over'),
  'cap-exceeded': refusal(409, 'R-39', "The host's maximum annual amount would be exceeded"),
  'double-asset-claim': refusal(409, 'R-18', 'The asset is claimed already for one of these days'),
  'component-not-active': refusal(409, 'R-28', 'The component is not active in that period'),
  'period-not-over': refusal(409, 'R-31', 'The monitoring period is not over'),
  'double-verification': refusal(409, 'R-31', 'These days or this report are verified already'),
  'already-credited-elsewhere': refusal(409, 'R-24', 'Another scheme credited these days'),
  'verification-gap': refusal(409, 'R-31', 'Days before the period are not verified'),
  'batch-period-mismatch': refusal(409, 'R-32', 'Batches of one monitoring period share its dates'),
  'previous-period-open': refusal(409, 'R-33', 'The previous monitoring period is still open'),
  'doe-not-independent': refusal(409, 'R-25', 'Who validated may not sign the first verification'),
  'scheme-confirmation-missing': refusal(409, 'R-24', "Another scheme's confirmation of the period is missing"),
  'assets-exceeded': refusal(409, 'R-18', 'More assets in operation than are registered'),
  'request-too-late': refusal(409, 'R-35', 'More than two years have passed since the crediting period'),
  'already-issued': refusal(409, 'R-34', 'Something that rests on it was issued or verified'),
  'restated-above-cap': refusal(409, 'R-102', 'More than was verified first, or of what was issued already'),
  'threshold-too-late': refusal(409, 'R-99', 'The year is verified already'),
  'threshold-above-baseline': refusal(409, 'R-99', 'The threshold lies above the baseline'),
  'threshold-missing': refusal(409, 'R-99', 'No crediting threshold is set for the year'),
  'finance-too-late': refusal(409, 'R-97', 'A vintage of it is verified already'),
  'finance-evidence-missing': refusal(409, 'R-97', 'Nothing shows the gap that a grant above the carbon value closes'),
  'finance-overclaim': refusal(409, 'R-97', 'More would be claimed than there can be'),
  'nesting-conflict': refusal(409, 'R-94', 'The programmes can not be nested so'),
  'nested-deduction-missing': refusal(409, 'R-94', 'Less is deducted than a programme inside claims'),
  'nested-headroom-exceeded': refusal(409, 'R-94', 'The outer programme has issued what the inner one would claim'),
  'outer-not-crediting': refusal(409, 'R-95', 'The programme sets a baseline and credits nothing itself'),
  'nested-issuance-closed': refusal(409, 'R-95', 'Only the outer programme issues for these days'),
  'limit-period-overlaps': refusal(409, 'R-98', 'The period shares a year with another one that the host limits'),
  'limit-below-transferred': refusal(409, 'R-98', 'More has left already than the limit would allow'),
  'release-not-earned': refusal(409, 'R-100', 'The buffer has earned no release'),
  'first-transfer-undefined': refusal(409, 'R-53', 'The first transfer of these units is not defined'),
  'double-issuance': refusal(409, 'R-40', 'Units were issued for this already'),
  'exceeds-verified': refusal(409, 'R-34', 'More than was verified'),
  'no-authorization-statement': refusal(409, 'R-38', "The host's statement of authorization is missing"),
  'authorization-not-in-force': refusal(409, 'R-62', 'The authorization does not cover this'),
  'vintage-outside-period': refusal(409, 'R-60', 'The vintage or year is outside the period'),
  'already-first-transferred': refusal(409, 'R-66', 'All units of the authorization are first transferred'),
  'effective-in-the-past': refusal(409, 'R-66', 'It would take effect before today'),
  'not-convertible': refusal(409, 'R-64', 'These units can not be authorized after their issuance'),
  'authorization-exceeded': refusal(409, 'R-62', 'More than the authorized quantity'),
  'metric-mismatch': refusal(409, 'R-56', 'The metric is not that of the authorization'),
  'serials-exhausted': refusal(409, 'R-03', 'The series has no serials left'),
  'distribution-exceeds': refusal(409, 'R-45', 'More than there is to distribute'),
  'same-account': refusal(409, 'R-04', 'From and to are the same account'),
  'account-not-active': refusal(409, 'R-09', 'The account is suspended or closed'),
  'double-use': refusal(409, 'R-07', 'These units were used or cancelled'),
  'units-not-held': refusal(409, 'R-04', 'Another account holds these units'),
  'units-frozen': refusal(409, 'R-82', 'These units are frozen'),
  'units-reserved': refusal(409, 'R-81', 'These units are reserved by a proposal'),
  'insufficient-units': refusal(409, 'R-05', 'The account holds fewer such units'),
  'too-many-blocks': refusal(409, 'R-14', 'The movement would touch more than 1,000 blocks'),
  'account-not-entitled': refusal(409, 'R-06', 'The account may not hold these units'),
  'not-correctable': refusal(409, 'R-13', 'The units of the transfer are no longer where it brought them'),
  'purpose-not-authorized': refusal(409, 'R-60', 'The authorization does not cover this purpose'),
  'not-accepted-by-acquirer': refusal(409, 'R-103', 'The Party that would get the units does not accept them'),
  'budget-exceeded': refusal(409, 'R-98', 'More than is left of what the host lets leave'),
  'transfer-ratio-exceeded': refusal(409, 'R-98', 'More than is left of the part of the activity that the host lets leave'),
  'host-would-oversell': refusal(409, 'R-101', 'The host would miss its target'),
  'exceeds-obligation': refusal(409, 'R-37', 'More than is open of the obligation'),
  'period-finalized': refusal(409, 'R-68', 'The NDC period is final'),
  'report-incomplete': refusal(409, 'R-75', 'A required cell of the annual report is empty'),
  'report-inconsistent': refusal(409, 'R-105', 'A check of the annual report found an error'),
  'kind-not-allowed': refusal(409, 'R-48', 'Not in a registry of this kind, or not with units of this kind'),
  'total-mismatch': refusal(409, 'R-91', 'The figures do not sum'),
  'serial-overlap': refusal(409, 'R-14', 'An underlying unit belongs to another block'),
  'itmo-id-exists': refusal(409, 'R-104', 'Another unit has this ITMO id'),
  'already-issued-here': refusal(409, 'R-46', 'Units of this activity and vintage came into this registry by another road'),
  'delay-not-over': refusal(409, 'R-80', 'The delay has not ended'),
  'proposal-closed': refusal(409, 'R-80', 'The proposal is no longer open'),
  'proposal-changed': refusal(409, 'R-80', 'The proposal is not the one that was seen'),
  'not-sealed-yet': refusal(409, null, 'No signed checkpoint is over it yet'),
  'nothing-to-change': refusal(409, null, 'It is so already'),
  'approval-required': refusal(409, 'R-80', 'A second person must approve this: propose it'),
  'stale-revision': refusal(412, 'R-12', 'What the command names has changed since'),
  'too-large': refusal(413, null, 'The message or the act is too large'),
  'uri-too-long': refusal(414, null, 'The address is too long'),
  'unsupported-media-type': refusal(415, null, 'Only JSON in UTF-8 is read here'),
  'not-the-writer': refusal(421, null, 'Another node writes this registry'),
  'wrong-host': refusal(421, null, 'Only this machine is answered here'),
  'invalid-input': refusal(422, null, 'The command can never be valid'),
  'idempotency-conflict': refusal(422, 'R-40', 'The key was used for another command'),
  'too-many-requests': refusal(429, null, 'Too many requests'),
  'headers-too-large': refusal(431, null, 'The headers are too large'),
  unavailable: refusal(503, null, 'Nothing was written; try again'),
  'outcome-unknown': refusal(503, null, 'Whether it was written is not known yet'),
  'storage-full': refusal(507, null, 'The storage is full; nothing was written'),
} as const satisfies Record<string, RefusalMeta>;

export type RefusalCode = keyof typeof REFUSALS;

/** What any command may be refused with by the one who decides it, whether it declares it or not (`docs/contract.md` 3). */
export const ALWAYS_POSSIBLE: ReadonlySet<RefusalCode> = new Set([
  'forbidden',
  'invalid-input',
  'too-large',
  'unknown-party',
  'nothing-to-change',
]);

/** What a refusal collides with: ids of the ledger, never an echo of input. Lines count from 1. */
export interface RefusalNames {
  readonly conflictsWith?: bigint | undefined;
  readonly blocks?: readonly string[];
  readonly component?: string;
  readonly account?: string;
  readonly obligation?: string;
  /** A programme that one in the command is nested with, a vintage of it, and how much of that. */
  readonly programme?: string;
  readonly vintage?: string;
  readonly quantity?: string;
  /** How many of the units that are wanted there are. */
  readonly available?: string;
  /** The instant before which it can't be. */
  readonly notBefore?: string;
  /** The Party whose limit or target it is. */
  readonly host?: string;
  /** The class of its limits; absent where the activity is in none. */
  readonly class?: string;
  readonly activity?: string;
  /** The Party whose terms of acceptance they are, and the term. */
  readonly party?: string;
  readonly term?: string;
  /** The year by which first transfers are judged, and the tonnes by which that would miss its target. */
  readonly year?: string;
  readonly missing?: string;
  /** What of it has left, in whole units. */
  readonly gone?: string;
  /** What may still leave, in whole units. */
  readonly left?: string;
  readonly line?: number;
  readonly conflictsWithLine?: number;
  /** Required cells of a report that are empty. */
  readonly rows?: readonly { readonly table: string; readonly row: string; readonly column: string }[];
  /** What checks of a report found. */
  readonly findings?: readonly { readonly check: string; readonly table: string; readonly row: string }[];
  readonly errors?: readonly FieldError[];
  /** The last revision of what the command names (412): its ETag. */
  readonly current?: bigint;
  /** Where the writer is (421). */
  readonly location?: string;
}

/** A command that the book does not allow. It is an answer, not a fault: nothing was written. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly names: RefusalNames = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Throws the refusal. */
export const refuse = (code: RefusalCode, names?: RefusalNames): never => {
  throw new Refusal(code, names);
};

/** Throws `invalid-input` for one member. */
export const invalid = (pointer: string, code: string, detail: string): never =>
  refuse('invalid-input', { errors: [{ pointer, code, detail }] });
