import type { Target } from '../client.js';
import type { Terminal } from '../terminal.js';
export const demo = (_o: Target, _t: Terminal): Promise<number> => Promise.resolve(0);
