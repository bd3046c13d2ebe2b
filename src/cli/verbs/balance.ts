import { base, Client } from '../client.js';
import type { Target } from '../act.js';
import { grouped, table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

interface Asked extends Target {
  readonly by?: string;
  readonly at?: string;
  readonly json?: boolean;
}

interface Balances {
  readonly registry: string;
  readonly revision: string;
  readonly by: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  readonly totals: Readonly<Record<string, string>>;
}

/** `sextant balance`: sums of units by what is asked for, now or at a past revision or instant, and the totals that must sum. */
export const balance = async (asked: Asked, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const query = new URLSearchParams({ by: asked.by ?? 'account-type', ...(asked.at === undefined ? {} : { at: asked.at }) });
    const text = await client.text(`${base(await client.registry(asked))}/balances?${query.toString()}`);
    terminal.out(asked.json ? `${text}\n` : balanceText(JSON.parse(text) as Balances));
    return EXIT.ok;
  });

const WHERE = ['pending', 'held', 'adaptationShare', 'omge', 'used', 'cancelled', 'buffer', 'exported'] as const;
const NAMES: Readonly<Record<string, string>> = { adaptationShare: 'adaptation share', omge: 'overall mitigation' };

const balanceText = ({ registry, revision, by, rows, totals }: Balances): string => {
  const figures = rows.map((row) => [...by.map((member) => row[member] ?? '-'), grouped(row['quantity'] ?? '0')]);
  const figure = (name: string): bigint => BigInt(totals[name] ?? 0);
  const where = WHERE.filter((name) => figure(name) !== 0n).map((name) => `${grouped(figure(name))} ${NAMES[name] ?? name}`);
  const sum = WHERE.reduce((total, name) => total + figure(name), 0n);
  const born = figure('issued') + figure('imported');
  return (
    `Registry ${registry} at revision ${revision}\n\n${table([...by, 'units'], figures)}\n` +
    `${grouped(figure('issued'))} issued + ${grouped(figure('imported'))} imported = ${where.join(' + ') || '0'}` +
    `${born === sum ? '' : `\nThese do not sum: ${grouped(born)} came, ${grouped(sum)} are somewhere`}\n`
  );
};
