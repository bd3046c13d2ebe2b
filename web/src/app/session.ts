import { Store, useStore } from './store.js';

/** Who signed in. A key is in the memory of this tab, and nowhere else: closing or reloading the tab forgets it. */
export interface Session {
  readonly token: string | undefined;
}

export const session = new Store<Session>({ token: undefined });

export const useSession = (): Session => useStore(session);
