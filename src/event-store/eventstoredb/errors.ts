import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';

// Which errors say for certain what became of a call (`docs/architecture.md` 10.4). Every other one, of whatever class, leaves it unknown:
// the client has plain errors, errors without type and errors of its own program among them.

/** The server answered: the connection is whole. */
export const isAnswer = (error: unknown): boolean =>
  isWrongVersion(error) || isNoStream(error) || isTooBig(error) || isDeleted(error) || isDenied(error);

/** The stream does not end where the append expected. Whether these very events are in it is still to be seen. */
export const isWrongVersion = (error: unknown): boolean => error instanceof WrongExpectedVersionError;

/** Nothing was written, and never will be. */
export const isTooBig = (error: unknown): boolean => error instanceof MaxAppendSizeExceededError;

/** The stream is tombstoned, for ever. */
export const isDeleted = (error: unknown): boolean => error instanceof StreamDeletedError;

/** There is no such stream, or all of it is hidden. */
export const isNoStream = (error: unknown): boolean => error instanceof StreamNotFoundError;

/** The server looked at who asks, and did nothing. */
export const isDenied = (error: unknown): boolean => error instanceof AccessDeniedError;

/** The name or the password is wrong. */
export const isUnauthenticated = (error: unknown): boolean => error instanceof AccessDeniedError && Number(error.code) === 16;

/** The user is known and may not do this. */
export const isForbidden = (error: unknown): boolean => isDenied(error) && !isUnauthenticated(error);
