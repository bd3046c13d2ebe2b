import { CliError } from './terminal.js';

/** A problem document of the API (RFC 9457), as far as the CLI reads it. */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly rule?: string;
  readonly conflictsWith?: string;
  readonly line?: number;
  readonly conflictsWithLine?: number;
  readonly blocks?: readonly string[];
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** The ids, figures and times that a refusal names, each with its name. */
const NAMED = [
  ...(['account', 'available', 'component', 'notBefore', 'obligation', 'programme', 'quantity', 'proposal'] as const),
  ...(['host', 'class', 'activity', 'gone', 'left', 'party', 'term', 'vintage', 'year', 'missing'] as const),
] as const;

/** What the commands of a file stand in: lines of text, or rows of a table. */
export type Unit = 'line' | 'row';

/** A refusal in words: its code and rule, what it collides with, which members are wrong, and what to do. */
export const problemText = (problem: ProblemBody, unit: Unit = 'line'): string => {
  const { title, status, code, rule, conflictsWith, line, conflictsWithLine, blocks = [], errors = [] } = problem;
  const advice = (problem.detail ?? '').replace(`${title}.`, '').replace(`Rule ${rule}.`, '').trim();
  const named = NAMED.flatMap((name) => {
    const id = (problem as unknown as Record<string, unknown>)[name];
    return typeof id === 'string' ? [`  ${name} ${id}`] : [];
  });
  return [
    `${code ?? status}: ${title}${rule ? ` (rule ${rule})` : ''}`,
    ...(line === undefined
      ? []
      : [`  at ${unit} ${line}${conflictsWithLine === undefined ? '' : `, which collides with ${unit} ${conflictsWithLine}`}`]),
    ...(conflictsWith === undefined ? [] : [`  collides with the event at revision ${conflictsWith}`]),
    ...named,
    ...blocks.map((block) => `  block ${block}`),
    ...errors.map(({ pointer, code: finer, detail }) => `  ${pointer || 'the whole'}: ${detail} (${finer})`),
    ...(advice ? [`  ${advice}`] : []),
  ].join('\n');
};

/** The API refused. */
export class Refused extends CliError {
  constructor(
    readonly problem: ProblemBody,
    unit: Unit = 'line',
  ) {
    super(problemText(problem, unit));
  }
}
