/** What callers may hear of a fault: nothing of paths. */
interface Reason {
  readonly code: string;
  readonly detail: string;
}

/** Why a node doesn't start, or doesn't write: what is wrong, where, and what to do. It is no fault of the program. */
export class StartFault extends Error {
  constructor(
    message: string,
    options?: ErrorOptions,
    readonly reason?: Reason,
  ) {
    super(message, options);
    this.name = 'StartFault';
  }
}
