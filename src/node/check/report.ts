import type { Finding } from '../../checker/finding.js';

/** One forged act can break hundreds of laws at once: so many lines say what to look at, and `sextant audit` has them all. */
const MOST_LINES = 10;

/** What the log says of acts that broke a law, a line each. */
export const report = (registry: string, findings: readonly Finding[]): string[] => {
  const lines = findings
    .slice(0, MOST_LINES)
    .map(
      ({ law, rule, revision, expected, actual, advice }) =>
        `${registry} is read-only: the law ${law} (${rule}) is broken at revision ${revision}: expected ${expected}; actual: ${actual}. ${advice}`,
    );
  const more = findings.length - lines.length;
  return more > 0 ? [...lines, `${registry}: ${more} more findings: sextant audit`] : lines;
};
