import type { Answer, QuestionName } from '../../projections/questions.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { list, nullable, record, type Shape } from '../../projections/answers/shape.js';
import * as things from '../../projections/answers/resource-shapes.js';
import { code, revision } from '../../projections/answers/types.js';
import * as units from '../../projections/answers/unit-shapes.js';

const { spoken, cursor } = units;

const many = <T>(item: Shape<T>): Shape<Listed<T>> => record({ ...spoken, items: list(item), cursor });
interface Listed<T> {
  readonly registry: string;
  readonly revision: string;
  readonly final?: boolean;
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** The schema of the answer to every question. The compiler sees to it that none says less than the answer's type. */
const ANSWERS: { readonly [K in QuestionName]: Shape<Answer<K>> } = {
  registry: record({ ...spoken, ...units.registryTotals }),
  accounts: many(record(units.account)),
  account: record({ ...spoken, ...units.account }),
  holdings: record({ ...spoken, ...units.holdings }),
  balances: record({ ...spoken, ...units.balances }),
  units: record({ ...spoken, ...units.unitBlocks }),
  history: record({ ...spoken, ...units.history }),
  adjustments: record({ ...spoken, ...units.adjustments }),
  'emissions-balance': record({ ...spoken, ...units.emissionsBalance }),
  parties: many(record(things.partyAnswer)),
  party: record({ ...spoken, ...things.partyAnswer }),
  programmes: many(record(things.programme)),
  programme: record({ ...spoken, ...things.programme }),
  components: many(record(things.component)),
  component: record({ ...spoken, ...things.component, ...things.componentLife }),
  verifications: many(record(things.verification)),
  verification: record({ ...spoken, ...things.verification, ...things.verifiedComponents }),
  authorizations: many(record(things.authorization)),
  authorization: record({ ...spoken, ...things.authorization }),
  entities: many(record(things.entity)),
  entity: record({ ...spoken, ...things.entity }),
  issuances: many(record(things.issuance)),
  issuance: record({ ...spoken, ...things.issuance, ...things.issuanceLines }),
  imports: many(record(things.importAnswer)),
  import: record({ ...spoken, ...things.importAnswer, ...things.importedRows }),
  proposals: many(record(things.proposal)),
  proposal: record({ ...spoken, ...things.proposal }),
  roles: many(record(things.role)),
  role: record({ ...spoken, ...things.role }),
  thing: record({ ...spoken, touched: nullable(revision('When it was last touched')) }),
};

/** The name under which the answer to a question stands in the document: `EmissionsBalanceAnswer`. */
export const answerName = (question: QuestionName): string =>
  `${question.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Answer`;

/** Every answer's schema by its name, but for questions that have no route. */
export const answerSchemas = (): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(ANSWERS)
      .filter(([question]) => question !== 'thing')
      .map(([question, { schema }]) => [answerName(question as QuestionName), schema]),
  );

export const REGISTRIES_ANSWER: Schema = record({
  items: list({ schema: { $ref: `#/components/schemas/${answerName('registry')}` } }),
  cursor: nullable(code('Where the list goes on; null at its end')),
}).schema;
