// How much of anything a caller may send, and how slowly.

/** The largest body of one command. */
export const MOST_BODY_BYTES = 1024 * 1024;
/** The longest address. */
export const MOST_URL_BYTES = 8 * 1024;
/** The longest request line and headers together. */
export const MOST_HEADER_BYTES = 16 * 1024;
/** A body so long that the connection is closed after the refusal, rather than read to its end. */
export const MOST_UNREAD_BYTES = 16 * 1024 * 1024;
/** How long the headers of a request may take. */
export const HEADERS_MS = 20_000;
/** How long the body of one command may take. */
export const BODY_MS = 30_000;
/** How long a connection may be silent, while a request is on its way and between two. */
export const IDLE_MS = 60_000;
/** How long a node that stops waits for answers on their way. */
export const STOP_MS = 8_000;
