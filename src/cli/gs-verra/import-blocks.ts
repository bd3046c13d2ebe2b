import { createHash } from 'node:crypto';
import { base, Client } from '../client.js';
import type { BulkResult, Target, ActEvent } from '../act.js';
import { Progress } from '../progress.js';
import { Refused } from '../problem-text.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { placeOf, type BlockRow } from './block-row.js';
import { textOf } from '../verbs/command.js';
import { checkedRows } from './check-rows.js';
import { outcomeOf, outcomeText } from './outcome.js';
import { planned } from './plan.js';
import { keyOf, type Planned } from './planned.js';
import { rawRows } from './read-file.js';

const USUAL_REGISTRY = 'INT01';

/**
 * `sextant import --format gs-verra`: authorised blocks of Gold Standard and Verra, every row checked before anything is written; then all
 * that they need and all blocks in one append, or nothing. A run that was cut off is simply run again.
 */
export const importBlocks = async (path: string, target: Target & { json?: boolean }, terminal: Terminal): Promise<number> => {
  const text = await textOf(path);
  const { rows, notes } = checkedRows(rawRows(text, path), path);
  const plan = planned(rows, createHash('sha256').update(text).digest('hex'));
  const work = async (client: Client): Promise<number> => {
    const registry = target.registry ?? USUAL_REGISTRY;
    await openRegistry(client, registry, terminal);
    const missing = await missingOf(client, registry, plan, terminal);
    const lines = missing.map(({ command, data }) => JSON.stringify({ command, key: keyOf(command, data), data }));
    if (terminal.watched) terminal.err(`writing ${rows.length} blocks in one act\n`);
    const results = (await client.bulk(registry, lines, { atomic: true }).catch(async (error: unknown) => {
      throw error instanceof Refused ? await inRows(error, missing, rows, { client, registry }) : error;
    })) as (BulkResult & { events: ActEvent[] })[];
    const last = results.at(-1);
    if (!last) throw new CliError('The node answered nothing: run the import again.');
    const outcome = outcomeOf({ registry, revision: last.revision ?? '', events: last.events }, rows, notes);
    terminal.out(target.json ? `${JSON.stringify(outcome)}\n` : outcomeText(outcome));
    return EXIT.ok;
  };
  return Client.with(target, terminal, work, { make: true });
};

/** The refusal of a command of the plan, in terms of the file: which command, and which row claims units that the registry has. */
const inRows = async (
  { problem }: Refused,
  plan: readonly Planned[],
  rows: readonly BlockRow[],
  { client, registry }: { client: Client; registry: string },
): Promise<Refused> => {
  const { line, blocks = [], ...rest } = problem;
  const { command, makes } = plan[(line ?? 0) - 1] ?? {};
  const there = blocks[0] === undefined ? undefined : await client.find<UnitsThere>(`${base(registry)}/units/${blocks[0]}`);
  const claimed = there?.blocks.map(({ underlying }) => underlying) ?? [];
  const claiming = rows.find((row) =>
    claimed.some(
      (u) => u?.series === row.series && u.registry === row.registry && BigInt(u.first) <= row.last && BigInt(u.last) >= row.first,
    ),
  );
  const where = `In ${command ?? 'the import'} ${makes?.code ?? 'of all blocks'}${claiming ? `, ${placeOf(claiming)} of the file` : ''}.`;
  return new Refused({ ...rest, blocks, detail: `${rest.detail ?? ''} ${where} Nothing was written.` });
};

interface UnitsThere {
  readonly blocks: readonly { readonly underlying: { registry: string; series: string; first: string; last: string } | null }[];
}

/** Opens the registry unless it is there: a trial of kind international, all its roles the caller's. */
const openRegistry = async (client: Client, registry: string, { env }: Terminal): Promise<void> => {
  if (await client.find(base(registry))) return;
  const administrators = [env['SEXTANT_TOKEN']?.startsWith('dev-') ? env['SEXTANT_TOKEN'] : 'dev'];
  const data = { kind: 'international', operator: 'Import of authorised units', administrators, trial: true };
  await client.command(registry, 'open-registry', data, { key: keyOf('open-registry', data) });
};

/** What of the plan isn't there yet. Throws where an account that is there belongs to somebody else. */
const missingOf = async (client: Client, registry: string, plan: readonly Planned[], terminal: Terminal): Promise<Planned[]> => {
  const progress = new Progress(terminal, 'looking up', plan.length);
  const missing: Planned[] = [];
  for (const [i, one] of plan.entries()) {
    progress.at(i);
    const { list, code } = one.makes ?? {};
    const found = list === undefined ? undefined : await client.find<AccountThere>(`${base(registry)}/${list}/${code}`);
    if (!found) missing.push(one);
    else if (list === 'accounts') checkAccount(one, found);
  }
  progress.end();
  return missing;
};

interface AccountThere {
  readonly type: string;
  readonly party: string | null;
}

const checkAccount = ({ data }: Planned, is: AccountThere): void => {
  const { account, type, party } = data as { account: string; type: string; party: string };
  if (is.type !== type || is.party !== party)
    throw new CliError(
      `Account ${account} is a ${is.type} account of ${is.party}, not a ${type} account of ${party}. Nothing was written.`,
    );
};
