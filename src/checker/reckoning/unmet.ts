/** Tonnes that must come from some years. */
interface Claimed {
  readonly first: string;
  readonly last: string;
  readonly tonnes: bigint;
}

/**
 * How much of claims can't be met at best, by what there is of each year: of all ways to choose spans of years that are apart from each other, the
 * most that is claimed inside of them beyond what they have.
 */
export const unmetOf = (claims: readonly Claimed[], has: (vintage: string) => bigint): bigint => {
  const firsts = [...new Set(claims.map(({ first }) => first))];
  const upTo = new Map<string, bigint>();
  const before = (year: string): bigint => {
    let most = 0n;
    for (const [last, unmet] of upTo) if (last < year && unmet > most) most = unmet;
    return most;
  };
  for (const last of [...new Set(claims.map((claim) => claim.last))].sort()) {
    let most = before(last);
    for (const first of firsts) {
      if (first > last) continue;
      const unmet = before(first) + claimedIn(claims, first, last) - held(first, last, has);
      if (unmet > most) most = unmet;
    }
    upTo.set(last, most);
  }
  return before('9999');
};

const claimedIn = (claims: readonly Claimed[], first: string, last: string): bigint => {
  let sum = 0n;
  for (const claim of claims) if (claim.first >= first && claim.last <= last) sum += claim.tonnes;
  return sum;
};

/** What the years of a span have; one that has less than nothing has nothing. */
const held = (first: string, last: string, has: (vintage: string) => bigint): bigint => {
  let sum = 0n;
  for (const vintage of yearsIn(first, last)) {
    const own = has(vintage);
    if (own > 0n) sum += own;
  }
  return sum;
};

/** The years of a span, in order. */
export const yearsIn = (first: string, last: string): string[] => {
  const years: string[] = [];
  for (let year = Number(first); year <= Number(last); year += 1) years.push(String(year));
  return years;
};
