import type { ReadonlyBook } from '../domain/book/readonly-book.js';
import type { Config } from './config.js';

/**
 * Whether a node with these settings may answer for the registry as it is now. A trial gives its administrators every role, so it is served
 * to this machine alone; the command line on a directory listens nowhere, and may.
 */
export const mayServe = ({ authMode, writesWhenAsked }: Config, code: string, { book }: { readonly book: ReadonlyBook }): boolean =>
  authMode === 'dev' || writesWhenAsked || book.registry.get(code)?.trial !== true;

/** What an operator does about a trial that this node doesn't serve. */
export const trialFault = (code: string): string =>
  `AUTH_MODE: ${code} is a trial, in which one person may do everything: only AUTH_MODE=dev serves it, to its own machine. ` +
  'Serve the others by naming them in REGISTRIES; for what is to count open a registry that is no trial.';
