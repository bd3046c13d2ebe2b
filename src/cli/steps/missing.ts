import { base, type Client } from '../client.js';
import { Progress } from '../progress.js';
import { CliError, type Terminal } from '../terminal.js';
import type { Planned } from './planned.js';

/** Which member of an item is its code. */
const CODE_OF = { parties: 'party', accounts: 'account', programmes: 'programme', authorizations: 'authorization' } as const;

type Item = Readonly<Record<string, unknown>>;
interface Page {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

/** What of the plan isn't there yet. Throws where an account that is there belongs to somebody else. */
export const missingOf = async (client: Client, registry: string, plan: readonly Planned[], terminal: Terminal): Promise<Planned[]> => {
  const progress = new Progress(terminal, 'looking up', plan.length);
  const there = new Set<string>();
  const lists = [...new Set(plan.map(({ makes }) => makes.list))];
  for (const list of lists) {
    const wanted = new Map(plan.filter(({ makes }) => makes.list === list).map((one) => [one.makes.code, one]));
    for await (const item of itemsOf(client, `${base(registry)}/${list}?pageSize=1000`)) {
      const code = String(item[CODE_OF[list]]);
      const one = wanted.get(code);
      if (!one) continue;
      if (list === 'accounts') checkAccount(one, item);
      there.add(`${list} ${code}`);
      progress.at(there.size);
    }
  }
  progress.end();
  return plan.filter(({ makes }) => !there.has(`${makes.list} ${makes.code}`));
};

async function* itemsOf(client: Client, path: string): AsyncIterableIterator<Item> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await client.get<Page>(cursor === '' ? path : `${path}&cursor=${cursor}`);
    yield* page.items;
    ({ cursor } = page);
  }
}

const checkAccount = ({ data }: Planned, is: Item): void => {
  const { account, type, party } = data as { account: string; type: string; party: string };
  if (is['type'] !== type || is['party'] !== party)
    throw new CliError(
      `Account ${account} is a ${String(is['type'])} account of ${String(is['party'])}, not a ${type} account of ${party}. Nothing was written.`,
    );
};
