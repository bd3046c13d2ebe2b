import type { Book } from '../domain/book/book.js';
import type { ClosingRow } from '../domain/book/rows.js';
import { nextLot, openClosing } from '../domain/closing/lots.js';
import { commandHash, sha256 } from './hashes.js';
import type { Request } from './request.js';

/** What is due by what was decided before, and that nobody gives: the node does it, in the name of who decided (`Request.due`). */
export const dueRequest = (book: Book): Request | undefined => {
  const row = openClosing(book);
  if (!row) return undefined;
  const data = { closing: row.closing };
  const name = 'continue-closing';
  return { name, data, actor: row.actor, key: undefined, hash: commandHash(name, data), due: true };
};

/** The closing that goes on, and the one name of its next lot in place of a key's hash: so nothing is done twice, whoever comes to it. */
export const lotDue = (book: Book): { readonly row: ClosingRow; readonly command: string } | undefined => {
  const row = openClosing(book);
  return row && { row, command: sha256(`closing:${row.closing}:${nextLot(row)}`) };
};
