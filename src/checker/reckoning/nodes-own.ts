import type { Act } from '../act.js';
import type { EventType } from '../events/events.js';

/** What a node writes by itself, at nobody's command. */
export const NODES_OWN: ReadonlySet<EventType> = new Set<EventType>(['WriterStarted', 'HistoryRestored']);

/** Whether it is the act with which a node begins to write: its start, and before it what was lost, where that is so. */
export const isNodesOwn = ({ steps }: Act): boolean => {
  const [last, before, ...more] = [...steps].reverse();
  return last?.type === 'WriterStarted' && more.length === 0 && (before === undefined || before.type === 'HistoryRestored');
};
