import { hash } from 'node:crypto';
import { malformed, MALFORMED_CURSOR } from './malformed.js';

/** Where a list goes on: the revision and time its first page spoke for, and the key of the last item. */
export interface Cursor {
  readonly revision: number;
  readonly time: string;
  readonly final: boolean | null;
  readonly after: readonly string[];
}

const CHECK = 16;

const PAGING: ReadonlySet<string> = new Set(['cursor', 'pageSize', 'at']);

/** What a cursor belongs to: the registry, the question and its params but for those that page. */
export const listOf = (registry: string, question: string, params: object): string => {
  const own = Object.entries(params).filter(([name]) => !PAGING.has(name));
  return JSON.stringify([registry, question, own.sort(([a], [b]) => (a < b ? -1 : 1))]);
};

export const cursorText = ({ revision, time, final, after }: Cursor, list: string): string => {
  const text = JSON.stringify([revision, time, final, after]);
  return Buffer.from(checkOf(text, list) + text).toString('base64url');
};

/** Throws `malformed-request` where `text` is no cursor of that list. */
export const readCursor = (text: string, list: string): Cursor => {
  const plain = Buffer.from(text, 'base64url').toString();
  const body = plain.slice(CHECK);
  if (Buffer.from(plain).toString('base64url') !== text || plain.slice(0, CHECK) !== checkOf(body, list)) malformed(...MALFORMED_CURSOR);
  const [revision, time, final, after] = JSON.parse(body) as [number, string, boolean | null, string[]];
  return { revision, time, final, after };
};

/** Not a secret: it finds a cursor that was cut, changed or taken from another list. */
const checkOf = (text: string, list: string): string => hash('sha256', `${list}\n${text}`, 'hex').slice(0, CHECK);
