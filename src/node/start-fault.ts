/** Why a node doesn't start, or doesn't write: what is wrong, where, and what to do. It is no fault of the program. */
export class StartFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFault';
  }
}
