import { QUESTIONS } from '../questions.js';
import type { Words } from './filter.js';

type KeptWords = (row: object, code: string) => Words;

/** What the read file keeps of a kind: for each filter the words of a row, and its text. */
interface Kept {
  readonly words: readonly (readonly [name: string, of: KeptWords])[];
  readonly text: (row: object, code: string) => string;
}

/** Of each kind that has a list with filters what is kept of its rows, as its question states it. */
export const keptOfKinds = (): ReadonlyMap<string, Kept> =>
  new Map(
    QUESTIONS.flatMap(({ finds }) => {
      if (!finds || Object.keys(finds.filters).length === 0) return [];
      const words = Object.entries(finds.filters).flatMap(([name, { kept }]) => (kept ? [[name, kept as KeptWords] as const] : []));
      const names = finds.names as (row: object, code: string) => readonly (string | null)[];
      const text = (row: object, code: string): string => [code, ...names(row, code)].filter((name) => name !== null).join('\n');
      return [[finds.kind, { words, text }] as const];
    }),
  );
