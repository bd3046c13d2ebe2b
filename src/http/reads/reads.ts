import { DIMENSIONS } from '../../projections/answers/balances.js';
import type { QuestionName } from '../../projections/questions.js';

const DIMENSION = DIMENSIONS.join('|');

/** A parameter in a query. `pattern` is for the document: the question itself checks its parameters. */
interface QueryParameter {
  readonly description: string;
  readonly pattern: string;
  readonly example: string;
  readonly required?: true;
}

/** One read of the ledger: its route under a registry, the question it is, and how the path and the query name its parameters. */
export interface Read {
  readonly path: string;
  readonly question: QuestionName;
  readonly summary: string;
  /** Parameters of its own in the query, beside those every read takes. */
  readonly query?: Readonly<Record<string, QueryParameter>>;
  readonly paged?: true;
}

const list = (path: string, question: QuestionName, summary: string): Read => ({ path, question, summary, paged: true });

/** Every read (`docs/contract.md` 5). A name in the path is the parameter of the question. */
export const READS: readonly Read[] = [
  { path: '', question: 'registry', summary: 'The registry: kind, policy, root, and totals that must sum' },
  list('/accounts', 'accounts', 'All accounts'),
  { path: '/accounts/:account', question: 'account', summary: 'One account' },
  { ...list('/accounts/:account/holdings', 'holdings', 'The blocks an account holds') },
  {
    path: '/balances',
    question: 'balances',
    summary: 'Sums of units',
    query: {
      by: {
        description: `${DIMENSIONS.join(', ')}; several with commas`,
        pattern: `^(?:${DIMENSION})(?:,(?:${DIMENSION}))*$`,
        example: 'account-type',
      },
      account: { description: 'Only this account', pattern: '^[A-Z0-9-]{1,40}$', example: 'GHA-H1' },
      party: { description: 'Only accounts of this Party', pattern: '^[A-Z]{3}$', example: 'GHA' },
      activity: { description: 'Only units of this activity', pattern: '^[A-Z0-9]{1,20}$', example: '10471' },
    },
  },
  list('/units/:units', 'units', 'Where units are and what they are'),
  list('/units/:units/history', 'history', 'The whole life of units'),
  list('/parties', 'parties', 'All Parties'),
  { path: '/parties/:party', question: 'party', summary: 'One Party' },
  list('/parties/:party/adjustments', 'adjustments', 'Every corresponding adjustment of a Party'),
  {
    path: '/parties/:party/emissions-balance',
    question: 'emissions-balance',
    summary: 'Inventory, first transfers, use and balance by year',
    query: {
      from: { description: 'First year', pattern: '^(?:19|20|21)[0-9]{2}$', example: '2021', required: true },
      to: { description: 'Last year', pattern: '^(?:19|20|21)[0-9]{2}$', example: '2025', required: true },
      metric: { description: 'GHG, or the metric of the authorizations; GHG if absent', pattern: '^[!-~ ]{1,200}$', example: 'GHG' },
    },
  },
  list('/programmes', 'programmes', 'All programmes'),
  { path: '/programmes/:programme', question: 'programme', summary: 'One programme' },
  list('/components', 'components', 'All components'),
  { path: '/components/:component', question: 'component', summary: 'One component, verified against issued' },
  list('/verifications', 'verifications', 'All verifications'),
  { path: '/verifications/:verification', question: 'verification', summary: 'One verification' },
  list('/authorizations', 'authorizations', 'All statements of authorization'),
  { path: '/authorizations/:authorization', question: 'authorization', summary: 'One statement, with the quantity used' },
  list('/entities', 'entities', 'All authorized entities'),
  { path: '/entities/:entity', question: 'entity', summary: 'One authorized entity' },
  list('/issuances', 'issuances', 'All issuances'),
  { path: '/issuances/:issuance', question: 'issuance', summary: 'One issuance: lines, levies, distribution' },
  list('/imports', 'imports', 'All opening balances'),
  { path: '/imports/:import', question: 'import', summary: 'One opening balance' },
  list('/proposals', 'proposals', 'All proposals'),
  { path: '/proposals/:proposal', question: 'proposal', summary: 'One proposal' },
  list('/roles', 'roles', 'All roles'),
  { path: '/roles/:role', question: 'role', summary: 'One role' },
];
