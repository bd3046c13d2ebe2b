import type { Authorization, Terms } from '../state/rows.js';
import type { Piece } from '../units/segment.js';

/** The terms that govern on `day`: of all that have begun the ones stated last. */
export const termsOn = ({ versions }: Authorization, day: string): Terms => {
  for (let i = versions.length - 1; i > 0; i -= 1) {
    const terms = versions[i];
    if (terms && (terms.from ?? '') <= day) return terms;
  }
  return versions[0];
};

/** those of units. First transferred, they keep what governed then, and go on to what came later only where that let them. */
export const termsOf = (
  { lot: { authorization }, firstTransferred, kept }: Pick<Piece, 'lot' | 'firstTransferred' | 'kept'>,
  day: string,
): Terms | null => {
  if (!authorization) return null;
  if (!firstTransferred || !kept) return termsOn(authorization, day);
  let terms = kept;
  for (const next of authorization.versions.slice(authorization.versions.indexOf(kept) + 1))
    if (terms.changes && (next.from ?? '') <= day) terms = next;
  return terms;
};

/** Whether units may be under these terms at all. */
export const authorizes = ({ statement, revoked }: Terms): boolean => !revoked && (statement === 'all' || statement === 'part');
