import { Client } from '../client.js';
import { csvText } from '../csv.js';
import { cellOf, type Item } from '../lists/columns.js';
import { askedOf, countText, type Narrowed } from '../lists/narrowed.js';
import { EVENTS, LISTS } from '../lists/lists.js';
import { eventListing, listing, type Listing, type ListRequest } from '../lists/listing.js';
import { STANDARD_OUTPUT, writeTo, type Write } from '../long-answer.js';
import { Progress } from '../progress.js';
import { grouped, table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Options extends ListRequest, Narrowed {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** `sextant list`: a list with all its pages, of one revision, as a table for people, as CSV, or as JSON. */
export const list = async (name: string, options: Options, terminal: Terminal): Promise<number> => {
  const known = LISTS.get(name);
  const { out = STANDARD_OUTPUT } = options;
  const asked = { ...options, ...(name === 'balances' ? { by: options.by ?? 'account-type' } : {}) };
  if (options.of !== undefined && known?.of === undefined)
    throw new CliError(`The list of ${name} is of the registry, not of ${options.of}.`);
  if (options.by !== undefined && name !== 'balances') throw new CliError('Only balances are summed up --by something.');
  if (options.at !== undefined && name === EVENTS) throw new CliError('Events are listed to the last; --at is for what they came to.');
  const narrowed = { ...asked, asked: askedOf(name, known, options) };
  return Client.with(options, terminal, async (client) => {
    if (options.count && known) {
      terminal.out(await countText(client, known, narrowed));
      return EXIT.ok;
    }
    const found = known ? await listing(client, known, narrowed) : await eventListing(client, narrowed);
    const progress = new Progress(terminal, name);
    let count = 0;
    const counted = async function* (): AsyncIterableIterator<readonly Item[]> {
      for await (const items of found.pages) {
        yield items;
        progress.at((count += items.length));
      }
    };
    const writeAs = options.json ? jsonOf : options.csv || out.endsWith('.csv') ? csvOf : tableOf;
    try {
      await writeTo(out, terminal, (write) => writeAs({ ...found, pages: counted() }, write));
    } finally {
      progress.end();
    }
    if (out !== STANDARD_OUTPUT) terminal.err(`${grouped(count)} ${name}${spokenFor(found)} are in ${out}.\n`);
    return EXIT.ok;
  });
};

const spokenFor = ({ registry, revision }: Listing): string =>
  (registry === null ? '' : ` of ${registry}`) + (revision === null ? '' : ` at revision ${revision}`);

const csvOf = async ({ columns, pages }: Listing, write: Write): Promise<void> => {
  await write(csvText([columns.map(({ name }) => name)]));
  for await (const items of pages) await write(csvText(items.map((item) => columns.map((column) => cellOf(item, column)))));
};

const jsonOf = async ({ registry, revision, pages }: Listing, write: Write): Promise<void> => {
  await write(`${JSON.stringify({ registry, revision }).slice(0, -1)},"items":[`);
  let comma = '';
  for await (const items of pages) {
    if (items.length === 0) continue;
    await write(comma + items.map((item) => JSON.stringify(item)).join(','));
    comma = ',';
  }
  await write(']}\n');
};

/** For people: words and figures, in the columns where there are any. Lists and records are in the CSV and in the JSON. */
const tableOf = async (found: Listing, write: Write): Promise<void> => {
  const items: Item[] = [];
  for await (const page of found.pages) items.push(...page);
  const columns = found.columns.filter((column) => column.plain && items.some((item) => cellOf(item, column) !== ''));
  const rows = items.map((item) => columns.map((column) => figure(column.name, cellOf(item, column))));
  const head =
    found.registry === null ? '' : `Registry ${found.registry}${found.revision === null ? '' : ` at revision ${found.revision}`}\n\n`;
  const names = columns.map(({ name }) => name);
  await write(head + (items.length === 0 ? 'None.\n' : table(names, rows)));
};

/** Units are easier to read in groups; years and revisions aren't. */
const figure = (name: string, cell: string): string => (name === 'quantity' ? grouped(cell) : cell || '-');
