import type { Book } from '../book/book.js';
import type { AuthorizationRow, AuthorizationTerms, AuthorizationVersion } from '../book/rows.js';

type Stated = AuthorizationTerms & Pick<AuthorizationRow, 'authorization' | 'host' | 'cooperativeApproach' | 'metric' | 'nonGhgMetric'>;
type Made = Pick<AuthorizationVersion, 'effective' | 'citesTerm' | 'revoked' | 'since'>;

/** A statement of authorization comes into the book, as the first version of it or as one more. */
export const stateTerms = (book: Book, stated: Stated, made: Made): void => {
  const { authorization, host, cooperativeApproach, metric, nonGhgMetric } = stated;
  const version: AuthorizationVersion = { ...termsIn(stated), ...made };
  const known = book.authorizations.get(authorization);
  const { versions, used = 0n, firstTransferred = 0n } = known ?? {};
  book.authorizations.set(authorization, {
    ...{ authorization, host, cooperativeApproach, metric, nonGhgMetric, used, firstTransferred, since: made.since },
    versions: versions ? [...versions, version] : [version],
  });
  if (known) book.revised.set(authorization, { authorization });
  for (const activity of stated.activities) {
    const key = `${activity} ${host}`;
    const authorizations = book.statements.get(key)?.authorizations ?? [];
    if (!authorizations.includes(authorization)) book.statements.set(key, { authorizations: [...authorizations, authorization] });
  }
};

/** The terms in something that has them. */
export const termsIn = (stated: AuthorizationTerms): AuthorizationTerms => {
  const { statement, activities, purposes, firstTransfer, quantity, vintages, issuedUntil, usedUntil, parties, entities } = stated;
  const { gwp, sectors, activityTypes, changesAfterFirstTransfer, terms, date } = stated;
  return {
    ...{ statement, activities, purposes, firstTransfer, quantity, vintages, issuedUntil, usedUntil, parties, entities },
    ...{ gwp, sectors, activityTypes, changesAfterFirstTransfer, terms, date },
  };
};
