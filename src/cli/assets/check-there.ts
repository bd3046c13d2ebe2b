import { base, type Client } from '../client.js';
import { Refused } from '../problem-text.js';
import type { AssetRow } from './asset-row.js';
import { COMMAND, dataOf, type Batch } from './batches.js';
import type { Report } from './check-batch.js';

/** Of which the registry makes something else than a claim: what is claimed so already, and what is left to claim. */
interface There {
  readonly there: readonly AssetRow[];
  readonly left: readonly AssetRow[];
}

interface Claims {
  readonly items: readonly { readonly component: string; readonly from: string; readonly until: string | null }[];
}

/**
 * Asks the registry, which writes nothing, whether it takes these rows of a batch. What it refuses is reported; what an earlier run brought
 * in, or stands there exactly so, is there. Throws what is refused whatever the rows say: no role, no registry.
 */
export const checkThere = async (
  client: Client,
  registry: string,
  batch: Batch,
  rows: readonly AssetRow[],
  report: Report,
): Promise<There> => {
  const there: AssetRow[] = [];
  let left = [...rows];
  for (let asked = false; ; asked = true) {
    const [first, ...others] = left;
    if (!first) return { there, left };
    const refused = await tried(client, registry, [first, ...others]);
    if (!refused) return { there, left };
    if (!asked && (await client.find(`${base(registry)}/commands/${batch.key}`))) return { there: rows, left: [] };
    const {
      code = '',
      rule = null,
      title,
      line,
      conflictsWith,
      component,
    } = refused.problem as Refused['problem'] & { component?: string };
    const about = line === undefined ? undefined : left[line - 1];
    if (code === 'unknown-component') {
      for (const row of left) report({ line: row.line, column: 'component', code, rule, detail: `${title}.` });
      return { there, left: [] };
    }
    if (!about) throw refused;
    left = left.filter((row) => row !== about);
    if (await isThere(client, registry, about)) there.push(about);
    else {
      const names = { ...(conflictsWith === undefined ? {} : { conflictsWith }), ...(component === undefined ? {} : { component }) };
      report({ line: about.line, column: 'asset', code, rule, detail: `${title}.`, ...names });
    }
  }
};

const tried = async (client: Client, registry: string, rows: Batch['rows']): Promise<Refused | undefined> => {
  try {
    await client.command(registry, COMMAND, dataOf(rows), { dryRun: true });
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
};

/** Whether the registry has this very claim. */
const isThere = async (client: Client, registry: string, { asset, component, from, until }: AssetRow): Promise<boolean> => {
  const claims = await client.find<Claims>(`${base(registry)}/assets/${asset}?pageSize=1000`);
  return claims?.items.some((claim) => claim.component === component && claim.from === from && (claim.until ?? '') === until) ?? false;
};
