import type { Account, Holdings } from './answers/accounts.js';
import type { Adjustments, EmissionsBalance } from './answers/adjustments.js';
import type { Balances, RegistryTotals } from './answers/balances.js';
import type * as things from './answers/resources.js';
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
export interface Spoken {
  readonly registry: string;
  readonly revision: string;
  readonly final?: boolean;
}

/** One page. The cursor of the last page is null; the others go on at the revision that the first page spoke for. */
interface List<Item> extends Spoken {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

interface Question<Params, Answer> {
  readonly params: Params;
  readonly answer: Answer;
}
type One<Name extends string, Item> = Question<Asked & Readonly<Record<Name, string>>, Spoken & Item>;
type Many<Item> = Question<Paged, List<Item>>;

/** What can be asked of the read file, with what is answered (`commands.md` 4). */
export interface Questions {
  readonly registry: Question<Asked, Spoken & RegistryTotals>;
  readonly accounts: Many<Account>;
  readonly account: One<'account', Account>;
  readonly holdings: Question<Paged & { readonly account: string }, Spoken & Holdings>;
  readonly balances: Question<
    Asked & { readonly by?: readonly string[]; readonly account?: string; readonly party?: string; readonly activity?: string },
    Spoken & Balances
  >;
  readonly units: Question<Paged & { readonly units: string }, Spoken & UnitBlocks>;
  readonly history: Question<Paged & { readonly units: string }, Spoken & UnitHistory>;
  readonly adjustments: Question<Paged & { readonly party: string }, Spoken & Adjustments>;
  readonly 'emissions-balance': Question<
    Asked & { readonly party: string; readonly from: string; readonly to: string; readonly metric?: string },
    Spoken & EmissionsBalance
  >;
  readonly parties: Many<things.Party>;
  readonly party: One<'party', things.Party>;
  readonly programmes: Many<things.Programme>;
  readonly programme: One<'programme', things.Programme>;
  readonly components: Many<things.Component>;
  readonly component: One<'component', things.Component & things.ComponentLife>;
  readonly verifications: Many<things.Verification>;
  readonly verification: One<'verification', things.Verification & things.VerifiedComponents>;
  readonly authorizations: Many<things.Authorization>;
  readonly authorization: One<'authorization', things.Authorization>;
  readonly entities: Many<things.Entity>;
  readonly entity: One<'entity', things.Entity>;
  readonly issuances: Many<things.Issuance>;
  readonly issuance: One<'issuance', things.Issuance & things.IssuanceLines>;
  readonly imports: Many<things.Import>;
  readonly import: One<'import', things.Import & things.ImportedRows>;
  readonly proposals: Many<things.Proposal>;
  readonly proposal: One<'proposal', things.Proposal>;
  readonly roles: Many<things.Role>;
  readonly role: One<'role', things.Role>;
  /** When a thing was last touched, for `If-Match`; null where no event ever named it. */
  readonly thing: Question<Asked & { readonly kind: string; readonly code: string }, Spoken & { readonly touched: string | null }>;
}

export type QuestionName = keyof Questions;
export type Params<K extends QuestionName> = Questions[K]['params'];
export type Answer<K extends QuestionName> = Questions[K]['answer'];

/** An answer, and the last revision of the thing that was read, for its ETag. */
export interface Reply<K extends QuestionName> {
  readonly answer: Answer<K>;
  readonly touched: string;
}
