import type { Account, Holdings } from './answers/accounts.js';
import type { Adjustments, EmissionsBalance } from './answers/adjustments.js';
import type { Balances, RegistryTotals } from './answers/balances.js';
import type * as resources from './answers/resources.js';
import type { UnitHistory, UnitBlocks } from './answers/units.js';

/** Every question may be asked of any past: `at` is a revision (digits), or an instant (RFC 3339); absent, it is of now. */
interface Asked {
  readonly at?: string;
}

/** A list is read in pages of `pageSize` (1 to 1,000, else 100); `cursor` is what the page before ended with. */
interface Paged extends Asked {
  readonly pageSize?: number;
  readonly cursor?: string;
}

/** What every answer says of itself. `final` is there when an instant was asked for: false while an act at or before it could still land. */
export interface AsOf {
  readonly registry: string;
  readonly revision: string;
  readonly final?: boolean;
}

/** One page. The cursor of the last page is null; the others go on at the revision that the first page spoke for. */
interface List<Item> extends AsOf {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

interface Question<Params, Answer> {
  readonly params: Params;
  readonly answer: Answer;
}
type One<Name extends string, Item> = Question<Asked & Readonly<Record<Name, string>>, AsOf & Item>;
type Many<Item> = Question<Paged, List<Item>>;

/** What can be asked of the read file, with what is answered (`docs/contract.md` 5). */
export interface Questions {
  readonly registry: Question<Asked, AsOf & RegistryTotals>;
  readonly accounts: Many<Account>;
  readonly account: One<'account', Account>;
  readonly holdings: Question<Paged & { readonly account: string }, AsOf & Holdings>;
  readonly balances: Question<
    Asked & { readonly by?: readonly string[]; readonly account?: string; readonly party?: string; readonly activity?: string },
    AsOf & Balances
  >;
  readonly units: Question<Paged & { readonly units: string }, AsOf & UnitBlocks>;
  readonly history: Question<Paged & { readonly units: string }, AsOf & UnitHistory>;
  readonly adjustments: Question<Paged & { readonly party: string }, AsOf & Adjustments>;
  readonly 'emissions-balance': Question<
    Asked & { readonly party: string; readonly from: string; readonly to: string; readonly metric?: string },
    AsOf & EmissionsBalance
  >;
  readonly parties: Many<resources.Party>;
  readonly party: One<'party', resources.Party>;
  readonly programmes: Many<resources.Programme>;
  readonly programme: One<'programme', resources.Programme>;
  readonly components: Many<resources.Component>;
  readonly component: One<'component', resources.Component & resources.ComponentLife>;
  readonly verifications: Many<resources.Verification>;
  readonly verification: One<'verification', resources.Verification & resources.VerifiedComponents>;
  readonly authorizations: Many<resources.Authorization>;
  readonly authorization: One<'authorization', resources.Authorization>;
  readonly entities: Many<resources.Entity>;
  readonly entity: One<'entity', resources.Entity>;
  readonly issuances: Many<resources.Issuance>;
  readonly issuance: One<'issuance', resources.Issuance & resources.IssuanceLines>;
  readonly imports: Many<resources.Import>;
  readonly import: One<'import', resources.Import & resources.ImportedRows>;
  readonly proposals: Many<resources.Proposal>;
  readonly proposal: One<'proposal', resources.Proposal>;
  readonly roles: Many<resources.Role>;
  readonly role: One<'role', resources.Role>;
  /** When a resource was last touched, for `If-Match`; null where no event ever named it. */
  readonly resource: Question<Asked & { readonly kind: string; readonly code: string }, AsOf & { readonly touched: string | null }>;
}

export type QuestionName = keyof Questions;
export type Params<K extends QuestionName> = Questions[K]['params'];
export type Answer<K extends QuestionName> = Questions[K]['answer'];

/** An answer, and the last revision of the resource that was read, for its ETag. */
export interface Reply<K extends QuestionName> {
  readonly answer: Answer<K>;
  readonly touched: string;
}
