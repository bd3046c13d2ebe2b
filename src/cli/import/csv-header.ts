import type { ProblemBody } from '../problem-text.js';
import type { CommandColumn } from './command-columns.js';

/** The column in which rows bring keys of their own. */
export const KEY = 'key';

/** Everything that is wrong with a header for rows of these columns. */
export const headerFaults = (header: readonly string[], columns: ReadonlyMap<string, CommandColumn>): string[] => {
  const given = (name: string): boolean => header.some((column) => column === name || column.startsWith(`${name}.`));
  const unknown = header.filter((column) => !columns.has(column) && column !== KEY).map((column) => `no member is called "${column}"`);
  const twice = header.filter((column, i) => header.indexOf(column) < i).map((column) => `"${column}" stands there twice`);
  const both = header
    .filter((column) => header.some((inner) => inner.startsWith(`${column}.`)))
    .map((column) => `"${column}" is given as a whole and in parts`);
  const missing = [...columns]
    .filter(([name, { required }]) => required && !given(name))
    .map(([name]) => `the column "${name}" is missing`);
  return [...unknown, ...twice, ...both, ...missing];
};

/** JSON Pointers as columns: `/ndcPeriod/first` is column ndcPeriod.first, `/blocks/2` is column blocks, entry 3. */
export const inColumns = ({ errors, ...problem }: ProblemBody, header: readonly string[]): ProblemBody => {
  if (errors === undefined) return problem;
  return { ...problem, errors: errors.map((error) => ({ ...error, pointer: columnOf(error.pointer, header) })) };
};

const columnOf = (pointer: string, header: readonly string[]): string => {
  if (pointer === 'Idempotency-Key') return `column ${KEY}`;
  const [, ...names] = pointer.split('/');
  if (names.length === 0) return '';
  for (let length = names.length; length > 0; length -= 1) {
    const column = names.slice(0, length).join('.');
    if (header.includes(column)) return [`column ${column}`, ...names.slice(length).map(placeIn)].join(', ');
  }
  return `column ${names.join('.')}`;
};

/** A place inside a cell: an entry of a list, which people count from 1, or a member of a record. */
const placeIn = (name: string): string => (/^[0-9]+$/.test(name) ? `entry ${Number(name) + 1}` : name);
