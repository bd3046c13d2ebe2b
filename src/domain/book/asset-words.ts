// An asset's id in words of 16 bits, three characters to a word: no two ids have the same words, and 40 characters have 14.

const CHARACTERS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CODES = new Uint8Array(128);
[...CHARACTERS].forEach((character, i) => (CODES[character.charCodeAt(0)] = i + 1));

/** More than there are codes, which begin at 1: a word is 0 only where an id has ended. */
const BASE = 40;

/** How many words an id of 40 characters has. */
const MOST_WORDS = 14;

/** The words of an id, and zeros behind them. Throws for what is no asset's id: what it can't tell from another must not come in. */
export const wordsOf = (id: string): Uint16Array => {
  const words = new Uint16Array(MOST_WORDS);
  for (let i = 0; i < id.length; i += 1) {
    const code = CODES[id.charCodeAt(i)] ?? 0;
    if (code === 0 || i >= MOST_WORDS * 3) throw new Error('not the id of an asset');
    words[(i / 3) | 0] = (words[(i / 3) | 0] ?? 0) * BASE + code;
  }
  // The last word may have one or two characters: they stand where they would in a full one.
  const last = ((id.length - 1) / 3) | 0;
  for (let i = id.length % 3; i > 0 && i < 3; i += 1) words[last] = (words[last] ?? 0) * BASE;
  return words;
};

/** How many words are no zeros. */
export const lengthOf = (words: Uint16Array): number => {
  const end = words.indexOf(0);
  return end < 0 ? words.length : end;
};

/** The id of some words. */
export const idOf = (words: Iterable<number>): string => {
  let id = '';
  for (const word of words)
    for (const code of [(word / BASE / BASE) | 0, ((word / BASE) | 0) % BASE, word % BASE]) if (code > 0) id += CHARACTERS[code - 1];
  return id;
};

/** A 32-bit hash of words up to the first that is 0: FNV-1a a word at a time, then mixed, so that all of its bits depend on all of them. */
export const hashOf = (words: Iterable<number>): number => {
  let hash = 0x811c9dc5;
  for (const word of words) {
    if (word === 0) break;
    hash = Math.imul(hash ^ word, 0x01000193);
  }
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
};
