import { createHash } from 'node:crypto';
import { base, Client } from '../client.js';
import type { BulkResult, Target, ActEvent } from '../act.js';
import { Refused, type ProblemBody } from '../problem-text.js';
import { bringIn } from '../steps/bring-in.js';
import { missingOf } from '../steps/missing.js';
import type { Planned } from '../steps/planned.js';
import { linesOf, prepare } from '../steps/prepare.js';
import { registryFor } from '../steps/registry.js';
import { isWaiting, waitingText, type Given, type Waiting } from '../steps/waiting.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { textOf } from '../verbs/command.js';
import { placeOf, type BlockRow } from './block-row.js';
import { checkedRows } from './check-rows.js';
import { outcomeOf, outcomeText } from './outcome.js';
import { planned, type Plan } from './plan.js';
import { rawRows } from './read-file.js';

const USUAL_REGISTRY = 'INT01';
const OPERATOR = 'Import of authorised units';

/**
 * `sextant import --format gs-verra`: authorised blocks of Gold Standard and Verra, every row checked before anything is written. In a trial
 * all that they need and all blocks go into one append, or nothing; elsewhere each step under the role that it takes, as far as the caller's
 * roles reach. A run that was cut off, or that others have to carry on, is simply run again.
 */
export const importBlocks = async (path: string, target: Target & { json?: boolean }, terminal: Terminal): Promise<number> => {
  const text = await textOf(path);
  const { rows, notes } = checkedRows(rawRows(text, path), path);
  const plan = planned(rows, createHash('sha256').update(text).digest('hex'));
  const work = async (client: Client): Promise<number> => {
    const registry = target.registry ?? USUAL_REGISTRY;
    const { trial } = await registryFor(client, registry, OPERATOR, terminal);
    const missing = await missingOf(client, registry, plan.needs, terminal);
    if (terminal.watched) terminal.err(`writing ${rows.length} blocks in one act\n`);
    const place = { client, registry, rows };
    const given = trial && missing.length > 0 ? await together(place, plan, missing) : await stepByStep(place, plan, missing);
    if (Array.isArray(given)) {
      terminal.out(target.json ? `${JSON.stringify({ registry, waiting: given })}\n` : waitingText(registry, given));
      return EXIT.error;
    }
    const outcome = outcomeOf({ registry, ...given }, rows, notes);
    terminal.out(target.json ? `${JSON.stringify(outcome)}\n` : outcomeText(outcome));
    return EXIT.ok;
  };
  return Client.with(target, terminal, work, { make: true });
};

interface Place {
  readonly client: Client;
  readonly registry: string;
  readonly rows: readonly BlockRow[];
}

type Written = Exclude<Given, Waiting>;

/** All that is missing and all blocks in one append. */
const together = async ({ client, registry, rows }: Place, { balance }: Plan, missing: readonly Planned[]): Promise<Written> => {
  const steps: { command: string; data: object; makes?: { code: string } }[] = [
    ...missing,
    { command: 'import-opening-balance', data: balance },
  ];
  const results = (await client.bulk(registry, linesOf(steps), { atomic: true }).catch(async (error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    const { line, ...problem } = error.problem;
    throw await inRows(problem, steps[(line ?? 0) - 1], { client, registry, rows });
  })) as (BulkResult & { events: ActEvent[] })[];
  const last = results.at(-1);
  if (!last) throw new CliError('The node answered nothing: run the import again.');
  return { events: last.events, revision: last.revision ?? '' };
};

/** Each step under its role; the blocks once all that they need is there. Returns what is left for others to do. */
const stepByStep = async (place: Place, { balance }: Plan, missing: readonly Planned[]): Promise<Written | Waiting[]> => {
  const { client, registry } = place;
  const waiting = await prepare(client, registry, missing);
  if (waiting.length > 0)
    return [...waiting, { role: 'administrator', command: 'import-opening-balance', count: 1, note: 'after the others' }];
  const given = await bringIn(client, registry, balance).catch(async (error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    const { line, conflictsWithLine, ...problem } = error.problem;
    const named = [line, conflictsWithLine].flatMap((at) => place.rows[(at ?? 0) - 1] ?? []);
    throw await inRows(problem, undefined, place, named);
  });
  return isWaiting(given) ? [given] : given;
};

/** A refusal in terms of the file: in which step, and the rows it is about: those it names, or the one that claims units of its block. */
const inRows = async (
  { blocks = [], ...problem }: ProblemBody,
  step: { readonly command: string; readonly makes?: { readonly code: string } } | undefined,
  { client, registry, rows }: Place,
  named: readonly BlockRow[] = [],
): Promise<Refused> => {
  const there = blocks[0] === undefined ? undefined : await client.find<UnitsThere>(`${base(registry)}/units/${blocks[0]}`);
  const claimed = there?.blocks.map(({ underlying }) => underlying) ?? [];
  const claiming = rows.find((row) =>
    claimed.some(
      (u) => u?.series === row.series && u.registry === row.registry && BigInt(u.first) <= row.last && BigInt(u.last) >= row.first,
    ),
  );
  const places = (named.length > 0 || !claiming ? named : [claiming]).map(placeOf);
  const of = `${step?.command ?? 'import-opening-balance'} ${step?.makes?.code ?? 'of all blocks'}`;
  const where = places.length > 0 ? `, ${places.join(' and ')} of the file` : '';
  return new Refused({ ...problem, blocks, detail: `${problem.detail ?? ''} In ${of}${where}. Nothing was written.` });
};

interface UnitsThere {
  readonly blocks: readonly { readonly underlying: { registry: string; series: string; first: string; last: string } | null }[];
}
