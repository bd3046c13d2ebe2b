import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FORMATS } from '../../../src/domain/kernel/fields.js';
import type { Schema } from '../../../src/domain/kernel/json-schema.js';

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly 'x-itemSchema'?: Schema }>>;
}

interface OperationObject {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly example?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, ResponseObject | { readonly $ref: string }>>;
}

/** An OpenAPI document as tests read it. */
export interface Document extends Schema {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

const pointer = (...steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const PROBLEM_TYPE = 'application/problem+json';

/** The codes of a set of refusals: read here, for compiling each set on its own takes longer than asking. */
const codesOf = (set: Schema): readonly string[] => {
  const { allOf } = set as { allOf: readonly [Schema, { readonly properties: { readonly code: { readonly enum: readonly string[] } } }] };
  return allOf[1].properties.code.enum;
};

const nameIn = (ref: unknown): string => String(ref).split('/').at(-1) ?? '';

/** Checks answers of a node against the document it serves. */
export class CheckedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, formats: { ...FORMATS }, discriminator: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly document: Document) {
    this.ajv.addSchema({ $id: 'document', ...document });
  }

  /** What is wrong with an answer to `method path`, a template with names in braces; nothing where it is as the document says. */
  faults(method: string, path: string, answer: { status: number; type: string; text: string }): string[] {
    const { status, text } = answer;
    const type = answer.type.split(';')[0] ?? '';
    const response = this.response(method, path, status);
    if (!response) return [`${method} ${path}: ${status} is not in the document`];
    if (!response.content) return text === '' ? [] : [`${method} ${path}: ${status} has text, and none in the document`];
    if (!response.content[type]) return [`${method} ${path}: ${status} has no ${type}`];
    if (type === PROBLEM_TYPE) {
      const { code } = JSON.parse(text) as { code: string };
      const known = this.refusals(method, path, status).includes(code);
      return [...this.problemFaults(answer), ...(known ? [] : [`${method} ${path}: ${status} doesn't list the refusal ${code}`])];
    }
    const byLine = type === 'application/x-ndjson';
    const place = pointer('paths', path, method, 'responses', String(status), 'content', type, byLine ? 'x-itemSchema' : 'schema');
    const values = byLine ? text.split('\n').filter((line) => line !== '') : [text];
    if (!type.endsWith('json')) return [];
    return values.flatMap((value) => this.errors(place, JSON.parse(value)));
  }

  /** The codes of the refusals that the document lists for a status of `method path`. */
  refusals(method: string, path: string, status: number): readonly string[] {
    const name = nameIn(this.response(method, path, status)?.content?.[PROBLEM_TYPE]?.schema['$ref']);
    return codesOf(this.document.components.schemas[name] ?? {});
  }

  /** What is wrong with a refusal of something that the document doesn't offer. */
  problemFaults({ status, type, text }: { status: number; type: string; text: string }): string[] {
    if (type.split(';')[0] !== PROBLEM_TYPE) return [`${status} has no problem but ${type}`];
    return this.errors(pointer('components', 'schemas', 'Problem'), JSON.parse(text));
  }

  /** What is wrong with a request body. */
  bodyFaults(path: string, body: unknown): string[] {
    return this.errors(pointer('paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema'), body);
  }

  private response(method: string, path: string, status: number): ResponseObject | undefined {
    const response = this.document.paths[path]?.[method]?.responses[String(status)];
    return response && '$ref' in response ? this.document.components.responses[nameIn(response.$ref)] : response;
  }

  private errors(place: string, value: unknown): string[] {
    let validate = this.compiled.get(place);
    if (!validate) this.compiled.set(place, (validate = this.ajv.compile({ $ref: `document#${encodeURI(place)}` })));
    if (validate(value)) return [];
    const all = validate.errors ?? [];
    const { type } = value as { type?: string };
    const own = all.filter(({ schemaPath }) => type !== undefined && schemaPath.includes(`/schemas/${type}/`));
    return (own.length > 0 ? own : all).map(
      ({ instancePath, message, params }) => `${place} ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}
