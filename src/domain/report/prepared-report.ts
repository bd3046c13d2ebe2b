import type { AcceptedFinding } from './accepted-finding.js';

/** Where in the report something is: a table and its row, from 1; row 0 where it is missing. */
interface Place {
  readonly table: string;
  readonly row: string;
}

/** An error that a check of the report found. */
export interface ReportError extends Place {
  readonly check: string;
}

/** What filing says of itself on the report. */
export interface Filing {
  readonly version: string;
  /** The day on which it is filed. */
  readonly on: string;
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * The annual report of a Party's year, as the read side made it of all events up to `revision`: the book keeps no past, so that whoever decides
 * is given what it would say.
 */
export interface PreparedReport {
  readonly party: string;
  readonly year: string;
  /** The last event that it knows. */
  readonly revision: bigint;
  /** The version it would be. */
  readonly version: string;
  /** Required cells that are empty. */
  readonly missing: readonly (Place & { readonly column: string })[];
  readonly errors: readonly ReportError[];
  /** SHA-256 of its JSON form as filed, lower-case hex. */
  readonly sha256: (filing: Filing) => string;
}
