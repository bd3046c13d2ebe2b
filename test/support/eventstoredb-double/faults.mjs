import { setTimeout } from 'node:timers';
import { errors, rpcError } from './wire.mjs';

/**
 * What goes wrong with the calls of one server, while it does. What goes wrong with connections is in front.mjs.
 * @typedef {{ kind: string, latency?: number, code?: number, details?: string, committed?: boolean, only?: string }} Fault
 */
export class Faults {
  /** @type {Fault | undefined} */ now;
  #waiting = [];

  constructor(port) {
    this.port = port;
  }

  begin(fault) {
    this.now = fault;
  }

  /** Everything that was stuck goes on. */
  end() {
    this.now = undefined;
    for (const go of this.#waiting.splice(0)) go();
  }

  /**
   * Before a call is served. Throws where the call is answered with an error; never returns where its request is lost.
   * @param {string} rpc
   */
  async before(rpc) {
    const fault = this.#about(rpc);
    switch (fault?.kind) {
      case 'not-leader':
        throw errors.notLeader('127.0.0.1', this.port());
      case 'not-ready':
        throw errors.notReady();
      case 'request-lost':
        return new Promise(() => undefined);
      case 'stuck':
        return new Promise((go) => this.#waiting.push(go));
      case 'slow':
        return new Promise((go) => setTimeout(go, fault.latency));
      case 'error':
        if (!fault.committed) throw rpcError(fault.code, fault.details);
    }
  }

  /** After it was served. Never returns where its answer is lost; throws where an error is answered though it was done. */
  async after(rpc) {
    const fault = this.#about(rpc);
    if (fault?.kind === 'answer-lost') return new Promise(() => undefined);
    if (fault?.kind === 'error' && fault.committed) throw rpcError(fault.code, fault.details);
  }

  /** Whether subscriptions are being dropped. */
  get dropping() {
    return this.now?.kind === 'subscription-dropped';
  }

  #about(rpc) {
    const only = this.now?.only;
    return only === undefined || only === rpc ? this.now : undefined;
  }
}
