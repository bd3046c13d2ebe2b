import type { Answer } from '../../projections/questions.js';
import type { Target } from '../act.js';
import { base, Client } from '../client.js';
import { table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

interface Asked extends Target {
  readonly at?: string;
  readonly json?: boolean;
}

/** `sextant search`: whatever is called so, now or at a past revision or instant. */
export const search = async (name: string, asked: Asked, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const query = new URLSearchParams({ q: name, ...(asked.at === undefined ? {} : { at: asked.at }) });
    const text = await client.text(`${base(await client.registry(asked))}/search?${query.toString()}`);
    terminal.out(asked.json ? `${text}\n` : searchText(JSON.parse(text) as Answer<'search'>));
    return EXIT.ok;
  });

const searchText = ({ registry, revision, items }: Answer<'search'>): string => {
  const head = `Registry ${registry} at revision ${revision}\n\n`;
  if (items.length === 0) return `${head}Nothing is called so, and no name begins so.\n`;
  return (
    head +
    table(
      ['kind', 'name', 'found', 'what'],
      items.map(({ kind, id, exact, label }) => [kind, id, exact ? 'exactly' : 'near', label]),
    )
  );
};
