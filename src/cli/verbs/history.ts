import { base, Client } from '../client.js';
import type { Target } from '../act.js';
import { table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

interface Entry {
  readonly revision: string;
  readonly at: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly block: string;
  readonly command: string | null;
  readonly actor: string;
  readonly authority: string | null;
  readonly approver: string | null;
}
interface History {
  readonly registry: string;
  readonly revision: string;
  readonly units: string;
  readonly life: readonly Entry[];
  readonly cursor?: string | null;
}

/** `sextant history`: the whole life of a unit or a range of units, event by event. */
export const history = async (units: string, asked: Target & { at?: string; json?: boolean }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const path = `${base(await client.registry(asked))}/units/${encodeURIComponent(units)}/history`;
    const read = (cursor: string | undefined): Promise<History> => {
      const query = { pageSize: '1000', ...(asked.at === undefined ? {} : { at: asked.at }), ...(cursor === undefined ? {} : { cursor }) };
      return client.get<History>(`${path}?${new URLSearchParams(query).toString()}`);
    };
    const first = await read(undefined);
    const life = [...first.life];
    for (let cursor = first.cursor; cursor;) {
      const page = await read(cursor);
      life.push(...page.life);
      cursor = page.cursor;
    }
    terminal.out(asked.json ? `${JSON.stringify({ ...first, life, cursor: null })}\n` : historyText({ ...first, life }));
    return EXIT.ok;
  });

const historyText = ({ registry, revision, units, life }: History): string => {
  const rows = life.map((entry) => [
    ...[entry.revision, entry.at, entry.event, entry.from ?? '-', entry.to, entry.block, entry.command ?? '-', entry.actor],
    ...[entry.authority ?? '-', entry.approver ?? '-'],
  ]);
  return `${units}, registry ${registry} at revision ${revision}\n\n${table(['revision', 'at', 'event', 'from', 'to', 'block', 'command', 'actor', 'authority', 'approver'], rows)}`;
};
