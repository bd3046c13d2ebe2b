import { Nested, OneOf, Serial, Token } from '../kernel/fields.js';
import { Reason } from '../kernel/values.js';

/** The tables of an annual report. */
const REPORT_TABLES = ['submission', 'authorizations', 'actions', 'holdings', 'entities'] as const;

/** A finding with which a report is filed nevertheless, and why. */
export class AcceptedFinding {
  @Token(/^[a-z](?:[a-z-]{0,38}[a-z])?$/, 'The check that found it') check!: string;
  @OneOf(...REPORT_TABLES) table!: string;
  @Serial() row!: string;
  @Nested(() => Reason) reason!: Reason;
}
