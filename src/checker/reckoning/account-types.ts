/** What a type of account may do with units (R-06, R-07, R-61, R-70; REG 20, 53 to 59). */
interface AccountType {
  /** Kinds of units that may be in it. An ITMO goes where an AER goes. */
  readonly holds: readonly string[];
  /** What is in it never leaves. */
  readonly final: boolean;
  /** A Party opens it, or the administrator for a Party; the others exist from the registry's opening on. */
  readonly openable: boolean;
  /** Which movements bring units in: a plain transfer, a use, or a cancellation for this purpose. */
  readonly enteredBy: readonly string[];
}

const ALL = ['AER', 'MCU', 'ITMO', 'CER'];
const ARTICLE_6 = ['AER', 'MCU', 'ITMO'];
const AUTHORIZED = ['AER', 'ITMO'];

const stays = (holds: readonly string[], enteredBy: readonly string[], openable = false): AccountType => ({
  ...{ holds, enteredBy, openable },
  final: false,
});
const final = (holds: readonly string[], enteredBy: readonly string[], openable = false): AccountType => ({
  ...{ holds, enteredBy, openable },
  final: true,
});

const TYPES: Readonly<Record<string, AccountType>> = {
  pending: stays(ALL, []),
  holding: stays(ALL, ['transfer'], true),
  'adaptation-share': stays(ALL, ['transfer']),
  'omge-mandatory': final(ARTICLE_6, []),
  'omge-voluntary': final(AUTHORIZED, ['OMGE']),
  'retirement-ndc': final(AUTHORIZED, ['use'], true),
  'retirement-cer': final(['CER'], ['use'], true),
  'cancellation-imp': final(AUTHORIZED, ['IMP'], true),
  'cancellation-op': final(AUTHORIZED, ['OP'], true),
  'cancellation-voluntary': final(['MCU', 'CER'], ['voluntary']),
  'cancellation-administrative': final(ALL, ['administrative']),
  buffer: stays(ARTICLE_6, ['replenishment']),
  'cancellation-reversal': final(ARTICLE_6, []),
};

/** Nothing enters or leaves an account of no known type. */
const NONE = final([], []);

export const typeOf = (name: string): AccountType => TYPES[name] ?? NONE;
export const isType = (name: string): boolean => Object.hasOwn(TYPES, name);

/** Where holders may take units out of: transfers, uses and cancellations begin there (R-70: of the buffer nothing but reversals). */
export const GIVES: ReadonlySet<string> = new Set(['holding', 'adaptation-share']);

const ALWAYS = ['pending PENDING', 'cancellation-administrative CANCELLATION-ADMINISTRATIVE'];
const VOLUNTARY = ['omge-voluntary OMGE-VOLUNTARY', 'cancellation-voluntary CANCELLATION-VOLUNTARY'];
const LEVIES = ['adaptation-share ADAPTATION-SHARE', 'omge-mandatory OMGE-MANDATORY'];
const REVERSALS = ['buffer BUFFER', 'cancellation-reversal CANCELLATION-REVERSAL'];

/** Type and code of the accounts that a registry of this kind opens with (REG 22). */
export const openedWith = (kind: string): readonly string[] =>
  kind === 'mechanism' ? [...ALWAYS, ...LEVIES, ...VOLUNTARY, ...REVERSALS] : [...ALWAYS, ...VOLUNTARY];
