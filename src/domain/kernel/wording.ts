// What public wording may be made of, character by character: a name that shows nothing, or something else than it is, names nothing.

/** Controls, line separators, what turns the direction of reading, and code points that are no characters. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u;

/** Characters that show nothing of their own, the two joiners aside. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Default_Ignorable_Code_Point}/u;

/** Formats that are seen, such as the sign before an Arabic number, the joiners aside. All others do something unseen. */
const UNSEEN_FORMAT = /(?!\u200c|\u200d|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf}/u;

/** Scripts in which a joiner between two letters makes another word. */
const JOINED = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const STRAY_JOINER = new RegExp(`(?<![${JOINED}])[\\u200c\\u200d]|[\\u200c\\u200d](?![${JOINED}])`, 'u');

/** A letter, number, mark of punctuation or symbol. The blank pattern of Braille is a symbol that shows nothing. */
const VISIBLE = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether people who read `text` see all of it, in the order in which it stands: `Text` beyond its length and beginning (`docs/contract.md` 1). */
export const isLegible = (text: string): boolean =>
  VISIBLE.test(text) &&
  !FORBIDDEN.test(text) &&
  !INVISIBLE.test(text) &&
  !UNSEEN_FORMAT.test(text) &&
  !STRAY_JOINER.test(text) &&
  text === text.trim();
