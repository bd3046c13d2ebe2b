import type { Tasks } from '../../http/reads/tasks.js';
import { base, Client } from '../client.js';
import { table } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';
import type { Target } from '../act.js';

/** `sextant tasks`: what waits for the caller, the one that expires first at the top. */
export const tasks = async (asked: Target & { json?: boolean }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const text = await client.text(`${base(await client.registry(asked))}/tasks`);
    terminal.out(asked.json ? `${text}\n` : tasksText(JSON.parse(text) as Tasks));
    return EXIT.ok;
  });

const tasksText = (tasks: Tasks): string => {
  const { registry, revision, actor, items, finances } = tasks;
  const head = `Registry ${registry} at revision ${revision}, actor ${actor}\n\n`;
  if (items.length + finances.length === 0) return `${head}Nothing waits for you.\n`;
  return head + [...(items.length > 0 ? [proposalsText(items)] : []), ...(finances.length > 0 ? [financesText(finances)] : [])].join('\n');
};

const proposalsText = (items: Tasks['items']): string => {
  const rows = items.map((task) => [
    ...[task.task, task.proposal, task.command, task.proposer, task.authority],
    ...[task.waiting ? `from ${task.notBefore}` : 'now', task.expires],
  ]);
  const hashes = items.filter(({ task }) => task === 'approve').map(({ proposal, hash }) => `  ${proposal} ${hash}\n`);
  return (
    table(['task', 'proposal', 'command', 'proposed by', 'you act as', 'possible', 'expires'], rows) +
    (hashes.length > 0 ? `\nWhat \`approve\` must name, once you have read what is proposed (--json):\n${hashes.join('')}` : '')
  );
};

/** What is paid for of results of a Party's programmes, and what of it is still to be given. */
const financesText = (finances: Tasks['finances']): string =>
  table(
    ['paid for', 'programme', 'host', 'open', 'you act as'],
    finances.map(({ finance, programme, host, open, authority }) => [finance, programme, host, open, authority]),
  );
