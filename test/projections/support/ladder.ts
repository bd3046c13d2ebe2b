import type { ReadModel } from '../../../src/projections/read-model.js';
import type { Answer } from '../../../src/projections/questions.js';
import { laddersOf } from '../../support/reference/ledger/ladder.js';
import type { ReferenceLedger } from '../../support/reference/ledger/reference-ledger.js';

export type Ladder = Answer<'attribution'>['items'][number];

interface Figure {
  readonly quantity: string;
}

/** Every figure by its name, `AER.buffer` for what was issued: those of something. */
export const flat = ({ issued, ...rungs }: Ladder): Record<string, string> => {
  const all = Object.entries(rungs).flatMap(([name, figure]) => (typeof figure === 'string' ? [] : [[name, figure.quantity] as const]));
  for (const [kind, parts] of Object.entries(issued))
    for (const [part, figure] of Object.entries(parts as Record<string, Figure>)) all.push([`${kind}.${part}`, figure.quantity]);
  return Object.fromEntries(all.filter(([, quantity]) => quantity !== '0'));
};

/** What its rungs come to: what was verified, where each tonne stands in one of them. */
export const sumOf = (ladder: Ladder): bigint => {
  const { carriedOut = '0', ...rungs } = flat(ladder);
  const others = Object.entries(rungs).filter(([name]) => name !== 'verified' && name !== 'imported');
  return others.reduce((sum, [, quantity]) => sum + BigInt(quantity), -BigInt(carriedOut));
};

/** Where the ladders of a book, whole and of each component, are others than the reference counts. */
export const differences = async (model: ReadModel, reference: ReferenceLedger): Promise<string[]> => {
  const found: string[] = [];
  const compare = async (programme: string, component?: string): Promise<void> => {
    const of = component === undefined ? {} : { component };
    const { items } = (await model.ask('attribution', { programme, ...of, pageSize: 1000 })).answer;
    const is = items.map((ladder) => [`${ladder.host} ${ladder.vintage}`, flat(ladder)] as const);
    const should = [...laddersOf(reference, programme, component)].map(
      ([year, rungs]) =>
        [year, Object.fromEntries([...rungs].filter(([, tonnes]) => tonnes !== 0).map(([rung, n]) => [rung, String(n)]))] as const,
    );
    const [said, due] = [is, should].map((ladders) => sorted(ladders.filter(([, rungs]) => Object.keys(rungs).length > 0)));
    if (said !== due) found.push(`${programme} ${component ?? ''}: ${said}, where the reference counts ${due}`);
  };
  for (const programme of reference.programmes.keys()) await compare(programme);
  for (const [code, { programme }] of reference.components) await compare(programme, code);
  return found;
};

const sorted = (ladders: readonly (readonly [string, Record<string, string>])[]): string =>
  JSON.stringify(ladders.map(([year, rungs]) => [year, Object.entries(rungs).sort()]).sort());
