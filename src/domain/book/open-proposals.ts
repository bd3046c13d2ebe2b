import type { Journal, Undoable } from '../kernel/journal.js';
import { sliced, type Kept } from '../kernel/kept.js';

/** Where a proposal stands in the order in which proposals expire. */
interface Place {
  readonly expires: string;
  readonly proposal: string;
}
interface Change {
  readonly place: Place;
  readonly opened: boolean;
}

/** The proposals that nobody has closed, in the order in which they expire, so that what waits is found without a look at what is over. */
export class OpenProposals implements Undoable<Change>, Kept<readonly Place[]> {
  private readonly places: Place[] = [];

  constructor(private readonly journal: Journal) {}

  open(place: Place): void {
    this.insert(place);
    this.journal.record(this, { place, opened: true });
  }

  close(place: Place): void {
    this.remove(place);
    this.journal.record(this, { place, opened: false });
  }

  undo({ place, opened }: Change): void {
    if (opened) this.remove(place);
    else this.insert(place);
  }

  /** The codes of those that have not expired at `at`, the one that expires first at the head. */
  *at(at: string): Generator<string> {
    for (let i = this.placeOf((place) => place.expires > at); i < this.places.length; i += 1) {
      const place = this.places[i];
      if (place) yield place.proposal;
    }
  }

  slices(): Iterable<readonly Place[]> {
    return sliced([...this.places], (places) => places);
  }

  restore(slices: Iterable<readonly Place[]>): void {
    for (const places of slices) this.places.push(...places);
  }

  private insert(place: Place): void {
    this.places.splice(
      this.placeOf((other) => !isBefore(other, place)),
      0,
      place,
    );
  }

  private remove(place: Place): void {
    this.places.splice(
      this.placeOf((other) => !isBefore(other, place)),
      1,
    );
  }

  /** The first place for which `holds`, which holds for all behind it. */
  private placeOf(holds: (place: Place) => boolean): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = this.places[middle];
      if (place && holds(place)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const isBefore = (a: Place, b: Place): boolean => a.expires < b.expires || (a.expires === b.expires && a.proposal < b.proposal);
