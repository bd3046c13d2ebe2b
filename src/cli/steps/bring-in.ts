import { base, type Client } from '../client.js';
import type { ActEvent } from '../act.js';
import { canonical } from '../../domain/kernel/canonical.js';
import { sha256 } from '../../ledger/hashes.js';
import { Refused } from '../problem-text.js';
import { CliError } from '../terminal.js';
import { keyOf, type OpeningBalance, type OpeningBalanceRow } from './planned.js';
import type { Given } from './waiting.js';

const COMMAND = 'import-opening-balance';

/**
 * Gives an opening balance, or what takes it on: where the registry wants a second person, the first caller proposes it, and another who runs
 * the same import with the same file approves it. Where it is in the book already, it has to be this very one. Throws what else is refused.
 */
export const bringIn = async (client: Client, registry: string, balance: OpeningBalance): Promise<Given> => {
  try {
    const { events, revision } = await client.command(registry, COMMAND, balance, { key: keyOf(COMMAND, balance) });
    return { events, revision };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code } = error.problem;
    if (code === 'forbidden') return { role: 'administrator', command: COMMAND, count: 1, note: balance.import };
    if (code === 'already-exists') return there(client, registry, balance);
    if (code === 'approval-required') return proposed(client, registry, balance);
    throw error;
  }
};

interface Proposal {
  readonly proposal: string;
  readonly hash: string;
  readonly state: 'open' | 'approved' | 'declined' | 'withdrawn' | 'expired';
}

/** Approves the open proposal of it, or makes one where there is none. A proposal that is closed keeps its code: the next has a number. */
const proposed = async (client: Client, registry: string, balance: OpeningBalance): Promise<Given> => {
  const hash = sha256(canonical({ command: COMMAND, data: balance }));
  for (let attempt = 1; ; attempt += 1) {
    const proposal = attempt === 1 ? balance.import : `${balance.import}-${attempt}`;
    const found = await client.find<Proposal>(`${base(registry)}/proposals/${proposal}`);
    if (!found) {
      const data = { proposal, command: COMMAND, data: balance };
      await client.command(registry, 'propose', data, { key: keyOf('propose', data) });
      return waitsFor(proposal, 'proposed; a second administrator approves it by running the same command');
    }
    if (found.state !== 'open') continue;
    if (found.hash !== hash)
      throw new CliError(`Proposal ${proposal} of registry ${registry} is another opening balance. Nothing was written.`);
    return approved(client, registry, found);
  }
};

const approved = async (client: Client, registry: string, { proposal, hash }: Proposal): Promise<Given> => {
  const data = { proposal, hash };
  try {
    const { events, revision } = await client.command(registry, 'approve', data, { key: keyOf('approve', data) });
    return { events, revision };
  } catch (error) {
    if (!(error instanceof Refused) || (error.problem.code !== 'same-person' && error.problem.code !== 'forbidden')) throw error;
    return waitsFor(proposal, 'proposed; a second administrator, no machine, approves it by running the same command');
  }
};

const waitsFor = (proposal: string, note: string): Given => ({
  role: 'administrator',
  command: 'approve',
  count: 1,
  note: `${proposal} is ${note}`,
});

interface Imported {
  readonly import: string;
  readonly since: string;
}

/** The act that brought it in, compared row by row: an import of that code may be another file's. */
const there = async (client: Client, registry: string, balance: OpeningBalance): Promise<Given> => {
  const { since } = await client.get<Imported>(`${base(registry)}/imports/${balance.import}`);
  const events = await actAt(client, registry, since);
  const rows = events.filter(({ type }) => type === 'OpeningBalanceImported').flatMap(rowsOf);
  const same = rows.length === balance.rows.length && balance.rows.every((row, i) => isSame(row, rows[i] ?? {}));
  if (!same) throw new CliError(`Import ${balance.import} is in registry ${registry} already, with other rows. Nothing was written.`);
  return { events, revision: events.at(-1)?.revision ?? since };
};

/** The rest of the act in which the event at `revision` stands, from that on: a page ends only at the end of an act. */
const actAt = async (client: Client, registry: string, revision: string): Promise<ActEvent[]> => {
  const text = await client.text(`${base(registry)}/events?after=${BigInt(revision) - 1n}&limit=1`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ActEvent);
};

type Cells = Readonly<Record<string, string | null>>;

const rowsOf = ({ data }: ActEvent): Cells[] => {
  const { columns, rows } = data['rows'] as { columns: readonly string[]; rows: readonly (readonly (string | null)[])[] };
  return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null])));
};

const isSame = (row: OpeningBalanceRow, cells: Cells): boolean =>
  row.account === cells['account'] &&
  row.host === cells['host'] &&
  row.activity === cells['activity'] &&
  row.vintage === cells['vintage'] &&
  row.quantity === cells['quantity'] &&
  (row.authorization ?? null) === cells['authorization'] &&
  row.underlying.registry === cells['underlyingRegistry'] &&
  row.underlying.series === cells['underlyingSeries'] &&
  row.underlying.first === cells['underlyingFirst'];
