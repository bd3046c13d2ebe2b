import { base } from '../client.js';
import { eventPages } from '../event-pages.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { Replay } from '../replay.js';
import { lawsText } from '../verify/laws-text.js';
import type { DemoRegistry } from './registry.js';
import type { Narrator } from './narrator.js';

/** Takes nothing but the events, replays them into an empty book, and compares: the laws, the root, every balance. */
export const prove = async (registry: DemoRegistry, narrator: Narrator): Promise<void> => {
  narrator.chapter(
    'Nothing has to be believed',
    'The events are read back and replayed, from the first, into an empty book.',
    'After each act every law of no double counting is checked.',
    '',
  );
  const replay = new Replay(registry.code, startCatalogue());
  for await (const lines of eventPages(registry.client, registry.code)) for (const line of lines) replay.take(line);
  const report = await replay.report();
  narrator.say(indented(lawsText(report)));
  narrator.must('every law holds', report.holds);

  const { root } = await registry.client.get<{ root: string | null }>(base(registry.code));
  narrator.must(`the same history: root ${replay.root.slice(0, 16)}... over ${replay.size} events`, root === replay.root);
  const { rows } = await registry.balances();
  const equal = rows.filter(({ account, quantity }) => String(replay.book.units.heldBy(account).quantity) === quantity);
  const held = [...replay.book.units.accounts()].filter(([, holding]) => !holding.isEmpty);
  narrator.must(
    `the same balances in all ${held.length} accounts that hold units`,
    equal.length === rows.length && held.length === rows.length,
  );
};

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `   ${line}`)
    .join('\n');
