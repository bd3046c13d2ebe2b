import { ReplaySubject, Subject, filter, firstValueFrom, map, merge, timer, type Observable } from 'rxjs';
import type { ReadSideListener } from './read-threads.js';

/** How far the read side of a registry has come, as its threads report it, and what made it fail. */
export class ReadProgress implements ReadSideListener {
  /** The revisions that answers have come to speak of, from now on. */
  readonly heads: Observable<bigint>;
  /** What made the read side fail, if anything did. */
  readonly faults: Observable<Error>;
  private readonly headsReached = new Subject<bigint>();
  private readonly faultsSeen = new ReplaySubject<Error>(1);
  private last = -1n;
  private cause: Error | undefined;

  /** `made` is called with each snapshot that is made, or why it couldn't be. */
  constructor(readonly made: (snapshot: bigint | Error) => void = () => undefined) {
    this.heads = this.headsReached.asObservable();
    this.faults = this.faultsSeen.asObservable();
  }

  /** The last revision that answers speak of; -1 for an empty book. */
  get revision(): bigint {
    return this.last;
  }
  get fault(): Error | undefined {
    return this.cause;
  }

  applied(revision: bigint): void {
    if (revision <= this.last) return;
    this.last = revision;
    this.headsReached.next(revision);
  }

  failed(error: Error): void {
    if (this.cause) return;
    this.cause = error;
    this.faultsSeen.next(error);
  }

  /** Waits until answers speak of `revision` or later. False where that took longer than `timeoutMs`. Rejects when the read side fails. */
  async reach(revision: bigint, timeoutMs: number): Promise<boolean> {
    if (this.last >= revision) return true;
    if (this.cause) throw this.cause;
    const there = this.heads.pipe(
      filter((head) => head >= revision),
      map(() => true),
    );
    const failed = this.faults.pipe(
      map((error): never => {
        throw error;
      }),
    );
    return firstValueFrom(merge(there, failed, timer(timeoutMs).pipe(map(() => false))), { defaultValue: false });
  }

  /** Nothing more is reported. */
  end(): void {
    this.headsReached.complete();
    this.faultsSeen.complete();
  }
}
