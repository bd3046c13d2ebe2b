import { DamagedFile } from '../../event-store/damaged-file.js';
import { StartFault } from '../start-fault.js';
import { AskedWitnesses } from './asked-witnesses.js';
import { filesOf, openLog, type LogPlace } from './log-place.js';
import type { LogInput } from './last-sealed.js';
import { Sealer } from './sealer.js';

/** What is said while events are sealed: how many are; why they can't be just now, null when they can again; what ends the registry. */
export type Said =
  { readonly sealed: string } | { readonly trouble: string | null } | { readonly broken: string } | { readonly witness: string };

/** So long after an event comes all that is there is sealed: many at once, and in time for whoever asks for a receipt after a second. */
const PAUSE_MS = 500;
/** So long after the disk refused, it is asked again. */
const AGAIN_MS = 1_000;

/** Seals what comes, a moment after it came. */
export class Sealing {
  private input: LogInput | undefined;
  private sealer: Sealer | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isInTrouble = false;
  private isBroken = false;
  private readonly witnesses: AskedWitnesses | undefined;

  constructor(
    private readonly place: LogPlace,
    private readonly say: (said: Said) => void,
  ) {
    const { witnesses, directory } = place;
    if (witnesses.length > 0) this.witnesses = new AskedWitnesses(witnesses, filesOf(directory), (line) => say({ witness: line }));
  }

  /** Events came. */
  soon(ms = PAUSE_MS): void {
    if (this.isBroken) return;
    this.timer ??= setTimeout(() => this.now(), ms).unref();
  }

  /** Seals all that is there. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isBroken) return;
    try {
      this.input ??= openLog(this.place);
      if (!this.input) return;
      const isFirst = this.sealer === undefined;
      this.sealer ??= new Sealer(this.input);
      const before = this.sealer.size;
      while (this.sealer.seal());
      if (this.isInTrouble) this.say({ trouble: null });
      this.isInTrouble = false;
      if (this.sealer.size > before) this.say({ sealed: String(this.sealer.size) });
      if (this.sealer.size > before || isFirst) this.witnesses?.ask();
    } catch (error) {
      this.failed(error as Error);
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.isBroken = true;
    this.witnesses?.close();
    this.input?.events.close();
  }

  private failed(error: Error): void {
    this.sealer = undefined;
    this.isBroken = error instanceof DamagedFile || error instanceof StartFault;
    if (this.isBroken) return this.say({ broken: error.message });
    if (!this.isInTrouble) this.say({ trouble: error.message });
    this.isInTrouble = true;
    this.soon(AGAIN_MS);
  }
}
