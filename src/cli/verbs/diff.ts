import type { Diff } from '../../http/events/diff.js';
import { base, Client } from '../client.js';
import { grouped, table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';
import type { Target } from '../act.js';

/** `sextant diff`: what changed after one revision, up to and with another: things touched, units moved, adjustments applied. */
export const diff = async (from: string, to: string, asked: Target & { json?: boolean }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const path = `${base(await client.registry(asked))}/diff`;
    const read = (cursor: string | null): Promise<Diff> =>
      client.get<Diff>(`${path}?${new URLSearchParams({ from, to, ...(cursor === null ? {} : { cursor }) }).toString()}`);
    const pages: Diff[] = [];
    for (let cursor: string | null | undefined = null; cursor !== undefined;) {
      const page: Diff = await read(cursor);
      pages.push(page);
      cursor = page.cursor ?? undefined;
    }
    const all = joined(pages);
    terminal.out(asked.json ? `${JSON.stringify(all)}\n` : diffText(all));
    return EXIT.ok;
  });

/** The pages as one: a thing that several touched stands once, with the latest event. */
const joined = (pages: readonly Diff[]): Diff => {
  const things = new Map(pages.flatMap((page) => page.things).map((thing) => [`${thing.kind}:${thing.code}`, thing]));
  const sum = (member: 'events' | 'acts'): string => String(pages.reduce((total, page) => total + BigInt(page[member]), 0n));
  return {
    ...(pages.at(-1) as Diff),
    ...{ events: sum('events'), acts: sum('acts') },
    things: [...things].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, thing]) => thing),
    moves: pages.flatMap(({ moves }) => moves),
    adjustments: pages.flatMap(({ adjustments }) => adjustments),
  };
};

const diffText = ({ registry, from, to, events, acts, things, moves, adjustments }: Diff): string => {
  const touched = things.map(({ kind, code, revision }) => [kind, code, revision]);
  const moved = moves.map((move) => [
    ...[move.revision, move.event, move.from ?? '-', move.to ?? '-', grouped(move.quantity)],
    grouped(move.blocks.length),
  ]);
  const adjusted = adjustments.map((one) => [one.revision, one.party, one.kind, grouped(one.quantity), one.trigger, one.actionYear]);
  return (
    `Registry ${registry}, after revision ${from} up to ${to}: ${grouped(events)} events in ${grouped(acts)} acts\n` +
    section('Touched', ['thing', 'code', 'last event'], touched) +
    section('Units', ['revision', 'event', 'from', 'to', 'units', 'blocks'], moved) +
    section('Corresponding adjustments', ['revision', 'Party', 'kind', 'tonnes', 'trigger', 'year'], adjusted)
  );
};

const section = (title: string, header: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `\n${title}\n\n${table(header, rows)}`;
