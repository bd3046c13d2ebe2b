import { useSyncExternalStore } from 'react';

/** A value that parts of the page share and follow. It is in the memory of this tab alone. */
export class Store<T> {
  private readonly followers = new Set<() => void>();

  constructor(private value: T) {}

  get = (): T => this.value;

  set = (value: T): void => {
    this.value = value;
    for (const notify of this.followers) notify();
  };

  follow = (notify: () => void): (() => void) => {
    this.followers.add(notify);
    return () => this.followers.delete(notify);
  };
}

/** The value of a store, and again whenever it is another. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.follow, store.get);
