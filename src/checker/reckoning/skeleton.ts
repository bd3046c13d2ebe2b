// What a reader takes a text for, as ASCII: two texts with one skeleton are one name to whoever reads them.

/** Letters of other scripts by the Latin letter they are drawn as, small ones first: looks come before case (Greek nu is drawn as a v). */
const DRAWN_AS: Readonly<Record<string, string>> = {
  ...{ a: 'аɑα', c: 'сϲ', d: 'ԁ', e: 'еҽ', g: 'ɡ', h: 'һ', i: 'іιı', j: 'јϳ', k: 'κк', l: 'ӏ', m: 'м', n: 'ո', o: 'оοօ', p: 'рρ', q: 'ԛ' },
  ...{ s: 'ѕ', u: 'υս', v: 'νѵ', w: 'ԝ', x: 'хχ', y: 'уγү' },
  ...{ A: 'ΑАᎪᗅꓮ', B: 'ΒВᏴᗷꓐ', C: 'СϹᏟꓚ', D: 'Ꭰᗪꓓ', E: 'ΕЕᎬꓰ', F: 'Ϝᖴꓝ', G: 'ԌᏀꓖ', H: 'ΗНᎻᕼꓧ', I: 'ΙІӀꓲ', J: 'ЈͿᎫᒍꓙ', K: 'ΚКᏦꓗ' },
  ...{ L: 'Ꮮᒪꓡ', M: 'ΜМϺᎷᗰꓟ', N: 'Νꓠ', O: 'ΟОՕꓳ', P: 'ΡРᏢᑭꓑ', Q: 'Ԛⵕ', R: 'Ꭱᖇꓣ', S: 'ЅՏᏚꓢ', T: 'ΤТᎢꓔ', U: 'Սᑌꓴ', V: 'ѴᏙᐯꓦ' },
  ...{ W: 'ԜᎳꓪ', X: 'ΧХꓫ', Y: 'ΥУҮᎩꓬ', Z: 'ΖᏃꓜ' },
};
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(DRAWN_AS).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
);

const DASH = /[\p{Pd}\u02D7\u2043\u2212]/u;
const DIGIT = /\p{Nd}/u;

/** Unicode has the digits of every script in a row, 0 to 9, behind something that is no digit. */
const digitOf = (digit: string): string => {
  const place = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(place - value - 1))) value += 1;
  return String(value % 10);
};

/** A character as ASCII; one that looks like nothing in it is named by its number, so that two such stay two. */
const inAscii = (character: string): string => {
  if (character <= '\x7F') return character;
  const latin = LATIN.get(character);
  if (latin !== undefined) return latin;
  if (DASH.test(character)) return '-';
  const capitals = character.toUpperCase();
  if (capitals !== character) return [...capitals].map(inAscii).join('');
  return DIGIT.test(character) ? digitOf(character) : `<${character.codePointAt(0)?.toString(16)}>`;
};

/** Upper-case ASCII with single spaces: widths, ligatures, case, accents, invisible characters and look-alike letters make no difference. */
export const skeleton = (text: string): string =>
  [
    ...text
      .normalize('NFKD')
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      .replace(/[\p{Z}\p{Cc}]+/gu, ' '),
  ]
    .map(inAscii)
    .join('')
    .toUpperCase()
    .trim();
