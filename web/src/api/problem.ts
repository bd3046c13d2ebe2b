/** One field of what was sent that can't be read or be valid. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A refusal of the node (RFC 9457), or that it gave no answer that can be read. */
export class Problem extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly rule: string | undefined;
  /** The revision of the event that it collides with. */
  readonly conflictsWith: string | undefined;
  readonly errors: readonly FieldFault[];
  /** What else it names: blocks, an account, an instant. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    readonly status: number,
    body: Readonly<Record<string, unknown>>,
  ) {
    const { code, title, detail, rule, conflictsWith, errors, ...more } = body;
    super(text(title) ?? `The node answered ${status}`);
    this.code = text(code) ?? `status-${status}`;
    this.title = this.message;
    this.detail = text(detail) ?? '';
    this.rule = text(rule);
    this.conflictsWith = text(conflictsWith);
    this.errors = Array.isArray(errors) ? (errors as FieldFault[]) : [];
    this.more = more;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The problem in an answer that isn't success; `body` is what was read of it, parsed or not. */
export const problemOf = (response: Response, body: unknown): Problem => {
  let parsed = body;
  if (typeof body === 'string') {
    try {
      parsed = JSON.parse(body);
    } catch {
      parsed = undefined;
    }
  }
  return new Problem(response.status, typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {});
};
