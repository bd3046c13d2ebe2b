import * as acceptances from './queries/acceptances.js';
import * as accounts from './queries/accounts.js';
import * as accounting from './queries/accounting.js';
import * as adjustments from './queries/adjustments.js';
import * as annualReports from './queries/annual-reports.js';
import * as assets from './queries/assets.js';
import * as attribution from './queries/attribution.js';
import * as authorizations from './queries/authorizations.js';
import * as balances from './queries/balances.js';
import * as buffers from './queries/buffers.js';
import * as components from './queries/components.js';
import * as emissionsBalance from './queries/emissions-balance.js';
import * as entities from './queries/entities.js';
import * as finances from './queries/finances.js';
import * as history from './queries/history.js';
import * as imports from './queries/imports.js';
import * as issuances from './queries/issuances.js';
import * as nests from './queries/nests.js';
import * as limits from './queries/limits.js';
import * as obligations from './queries/obligations.js';
import * as parties from './queries/parties.js';
import * as programmes from './queries/programmes.js';
import * as proposals from './queries/proposals.js';
import type { AnswerOf, ParamsOf } from './queries/question.js';
import * as registry from './queries/registry.js';
import * as reversals from './queries/reversals.js';
import * as roles from './queries/roles.js';
import { search } from './queries/search.js';
import * as statements from './queries/statements.js';
import * as structuredSummary from './queries/structured-summary.js';
import * as thresholds from './queries/thresholds.js';
import * as timeline from './queries/timeline.js';
import * as units from './queries/units.js';
import * as verifications from './queries/verifications.js';

/** Those that are asked of one thing or one list. */
const OF_THINGS = [
  ...registry.questions,
  ...accounts.questions,
  ...statements.questions,
  ...balances.questions,
  ...units.questions,
  ...history.questions,
  ...timeline.questions,
  ...parties.questions,
  ...adjustments.questions,
  ...emissionsBalance.questions,
  ...accounting.questions,
  ...annualReports.questions,
  ...structuredSummary.questions,
  ...programmes.questions,
  ...components.questions,
  ...assets.questions,
  ...verifications.questions,
  ...thresholds.questions,
  ...finances.questions,
  ...nests.questions,
  ...attribution.questions,
  ...limits.questions,
  ...acceptances.questions,
  ...buffers.questions,
  ...obligations.questions,
  ...reversals.questions,
  ...authorizations.questions,
  ...entities.questions,
  ...issuances.questions,
  ...imports.questions,
  ...proposals.questions,
  ...roles.questions,
] as const;

/**
 * Every question that the read file answers. Each is stated once, in the file of its topic: the reads of the API, their part of the OpenAPI
 * document, the lists of the command line and what the answering thread does are made from this list.
 */
export const QUESTIONS = [...OF_THINGS, search(OF_THINGS)] as const;

type Every = (typeof QUESTIONS)[number];
export type QuestionName = Every['name'];
type Named<K extends QuestionName> = Extract<Every, { readonly name: K }>;
export type Params<K extends QuestionName> = ParamsOf<Named<K>>;
export type Answer<K extends QuestionName> = AnswerOf<Named<K>>;

/** An answer, and the last revision of the resource that was read, for its ETag. */
export interface Reply<K extends QuestionName> {
  readonly answer: Answer<K>;
  readonly touched: string;
}
