const BITS = 10;
const CHUNK = 1 << BITS;

/** The days on which claims were ended, by the number of the claim: 4 bytes each, and only where one of its neighbours was ended too. */
export class ClaimEnds {
  private readonly chunks = new Map<number, Uint32Array>();

  /** The number of the day; 0 where the claim wasn't ended. */
  at(claim: number): number {
    return this.chunks.get(claim >>> BITS)?.[claim & (CHUNK - 1)] ?? 0;
  }

  set(claim: number, day: number): void {
    const place = claim >>> BITS;
    let chunk = this.chunks.get(place);
    if (!chunk) this.chunks.set(place, (chunk = new Uint32Array(CHUNK)));
    chunk[claim & (CHUNK - 1)] = day;
    if (day === 0 && chunk.every((other) => other === 0)) this.chunks.delete(place);
  }

  /** All of them, by place, as they are now. */
  parts(): [place: number, ends: Uint32Array][] {
    return [...this.chunks].sort(([a], [b]) => a - b).map(([place, chunk]) => [place, chunk.slice()]);
  }

  restore(parts: readonly [place: number, ends: Uint32Array][]): void {
    for (const [place, ends] of parts) this.chunks.set(place, ends.slice());
  }
}
