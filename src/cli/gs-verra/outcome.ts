import { grouped, table } from '../table.js';
import type { ActEvent } from '../act.js';
import type { BlockRow } from './block-row.js';

/** What the registry wrote, summed up. */
export interface Outcome {
  readonly registry: string;
  readonly revision: string;
  readonly blocks: number;
  readonly units: string;
  readonly firstTransferred: string;
  readonly byCountry: readonly {
    readonly country: string;
    readonly party: string;
    readonly units: string;
    readonly firstTransferred: string;
  }[];
  readonly byVintage: readonly { readonly vintage: string; readonly units: string }[];
  readonly notes: readonly string[];
}

type Sums = Map<string, bigint>;
const add = (sums: Sums, key: string, quantity: string): unknown => sums.set(key, (sums.get(key) ?? 0n) + BigInt(quantity));
const total = (sums: Sums): string => String([...sums.values()].reduce((sum, one) => sum + one, 0n));

/** The sums of an import, out of the act that the registry wrote and answered: nothing here is taken from the file but names. */
export const outcomeOf = (
  written: { registry: string; revision: string; events: readonly ActEvent[] },
  rows: readonly BlockRow[],
  notes: readonly string[],
): Outcome => {
  const byHost: Sums = new Map();
  const byVintage: Sums = new Map();
  const adjusted: Sums = new Map();
  let blocks = 0;
  for (const { type, data } of written.events) {
    if (type === 'CorrespondingAdjustmentApplied') add(adjusted, String(data['party']), String(data['quantity']));
    if (type !== 'OpeningBalanceImported') continue;
    const imported = data['rows'] as { columns: string[]; rows: string[][] };
    const [host, vintage, quantity] = ['host', 'vintage', 'quantity'].map((name) => imported.columns.indexOf(name)) as [
      number,
      number,
      number,
    ];
    for (const row of imported.rows) {
      blocks += 1;
      add(byHost, row[host] ?? '', row[quantity] ?? '0');
      add(byVintage, row[vintage] ?? '', row[quantity] ?? '0');
    }
  }
  const countries = new Map(rows.map(({ host, country }) => [host, country]));
  const byCountry = [...byHost].map(([party, units]) => ({
    ...{ country: countries.get(party) ?? party, party, units: String(units) },
    firstTransferred: String(adjusted.get(party) ?? 0n),
  }));
  return {
    ...{ registry: written.registry, revision: written.revision, blocks, units: total(byHost), firstTransferred: total(adjusted), notes },
    byCountry: byCountry.sort((a, b) => Number(BigInt(b.units) - BigInt(a.units))),
    byVintage: [...byVintage].sort().map(([vintage, units]) => ({ vintage, units: String(units) })),
  };
};

/** The sums for people. */
export const outcomeText = ({ registry, revision, blocks, units, firstTransferred, byCountry, byVintage, notes }: Outcome): string => {
  const countries = byCountry.map((sum) => [sum.country, sum.party, grouped(sum.units), grouped(sum.firstTransferred)]);
  const vintages = byVintage.map((sum) => [sum.vintage, grouped(sum.units)]);
  return (
    `${grouped(blocks)} blocks are in registry ${registry}, one act, up to revision ${revision}.\n\n` +
    `${table(['host', 'Party', 'units', 'first transferred'], [...countries, ['sum', '', grouped(units), grouped(firstTransferred)]])}\n` +
    `${table(['vintage', 'units'], [...vintages, ['sum', grouped(units)]])}` +
    (notes.length > 0 ? `\n${notes.map((note) => `${note}\n`).join('')}` : '')
  );
};
