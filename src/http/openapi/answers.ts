import type { Answer, QuestionName } from '../../projections/questions.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { list, nullable, record, type Shape } from '../../projections/answers/shape.js';
import * as resources from '../../projections/answers/resource-shapes.js';
import { code, revision } from '../../projections/answers/types.js';
import * as units from '../../projections/answers/unit-shapes.js';

const { asOf, cursor } = units;

const many = <T>(item: Shape<T>): Shape<Listed<T>> => record({ ...asOf, items: list(item), cursor });
interface Listed<T> {
  readonly registry: string;
  readonly revision: string;
  readonly final?: boolean;
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** The schema of the answer to every question. The compiler sees to it that none says less than the answer's type. */
const ANSWERS: { readonly [K in QuestionName]: Shape<Answer<K>> } = {
  registry: record({ ...asOf, ...units.registryTotals }),
  accounts: many(record(units.account)),
  account: record({ ...asOf, ...units.account }),
  holdings: record({ ...asOf, ...units.holdings }),
  balances: record({ ...asOf, ...units.balances }),
  units: record({ ...asOf, ...units.unitBlocks }),
  history: record({ ...asOf, ...units.history }),
  adjustments: record({ ...asOf, ...units.adjustments }),
  'emissions-balance': record({ ...asOf, ...units.emissionsBalance }),
  parties: many(record(resources.partyAnswer)),
  party: record({ ...asOf, ...resources.partyAnswer }),
  programmes: many(record(resources.programme)),
  programme: record({ ...asOf, ...resources.programme }),
  components: many(record(resources.component)),
  component: record({ ...asOf, ...resources.component, ...resources.componentLife }),
  verifications: many(record(resources.verification)),
  verification: record({ ...asOf, ...resources.verification, ...resources.verifiedComponents }),
  authorizations: many(record(resources.authorization)),
  authorization: record({ ...asOf, ...resources.authorization }),
  entities: many(record(resources.entity)),
  entity: record({ ...asOf, ...resources.entity }),
  issuances: many(record(resources.issuance)),
  issuance: record({ ...asOf, ...resources.issuance, ...resources.issuanceLines }),
  imports: many(record(resources.importAnswer)),
  import: record({ ...asOf, ...resources.importAnswer, ...resources.importedRows }),
  proposals: many(record(resources.proposal)),
  proposal: record({ ...asOf, ...resources.proposal }),
  roles: many(record(resources.role)),
  role: record({ ...asOf, ...resources.role }),
  resource: record({ ...asOf, touched: nullable(revision('When it was last touched')) }),
};

/** The name under which the answer to a question stands in the document: `EmissionsBalanceAnswer`. */
export const answerName = (question: QuestionName): string =>
  `${question.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Answer`;

/** Every answer's schema by its name, but for questions that have no route. */
export const answerSchemas = (): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(ANSWERS)
      .filter(([question]) => question !== 'resource')
      .map(([question, { schema }]) => [answerName(question as QuestionName), schema]),
  );

export const REGISTRIES_ANSWER: Schema = record({
  items: list({ schema: { $ref: `#/components/schemas/${answerName('registry')}` } }),
  cursor: nullable(code('Where the list goes on; null at its end')),
}).schema;
