import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ComponentRow } from '../book/rows.js';
import type { OtherScheme } from './component-fields.js';
import { standsInTheWay, type NewComponent } from './standing.js';

type Identity = Pick<OtherScheme, 'scheme' | 'identifier'>;

/** The form in which an identity in another scheme is unique: without case, spaces and compatibility forms of letters. */
const keyOf = ({ scheme, identifier }: Identity): string =>
  `${scheme} ${identifier
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')}`;

/**
 * another component that declares one of these identities, and is active or was verified for a day on or after the new crediting's
 * start: what another scheme knows once is credited here once.
 */
export const identityClaimedBy = (book: ReadonlyBook, schemes: readonly Identity[], one: NewComponent): ComponentRow | undefined => {
  const declaring = schemes.flatMap((scheme) => book.schemeIdentities.get(keyOf(scheme))?.components ?? []);
  return declaring.flatMap((code) => book.components.get(code) ?? []).find((other) => standsInTheWay(other, one));
};

/** The component declares its identities in other schemes, from now on. */
export const declareIdentities = (book: Book, component: string, schemes: readonly Identity[]): void => {
  for (const key of new Set(schemes.map(keyOf)))
    book.schemeIdentities.set(key, { components: [...(book.schemeIdentities.get(key)?.components ?? []), component] });
};
