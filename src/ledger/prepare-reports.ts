import { Refusal } from '../domain/kernel/refusal.js';
import type { ReportOf } from '../domain/message/message.js';
import type { LedgerParts } from './ledger-parts.js';
import type { Request } from './request.js';

/**
 * The requests with the annual reports that they are about, as the events up to `head` make them: of the past that a report tells the book has
 * nothing, so that it is made before its filing waits to be decided (decision 43). Undefined where none is about one; a refusal where the read
 * side can't say.
 */
export const prepareReports = (
  { book, catalogue, prepareReport }: Pick<LedgerParts, 'book' | 'catalogue' | 'prepareReport'>,
  requests: readonly Request[],
  head: bigint,
): Promise<readonly Request[] | Refusal> | undefined => {
  const needed = requests.map(({ name, data }) => catalogue.reports(book, name, data));
  if (needed.every((of) => of === undefined)) return undefined;
  const prepared = async (request: Request, of: ReportOf | undefined): Promise<Request> => ({
    ...request,
    report: of && (await prepareReport?.(of, head)),
  });
  return Promise.all(requests.map((request, i) => prepared(request, needed[i]))).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
};
