import { RUNGS, type Rung } from '../read-file/rungs.js';
import type { View } from './view.js';

/** So many of the events that made a figure are named; of the rest only their number is. */
const MOST_EVENTS = 20;

/** What a rung came to, by which events: the first of them, oldest first, and how many there are. */
interface Figure {
  readonly quantity: string;
  readonly events: readonly string[];
  readonly eventCount: number;
}

/** A ladder as it stood at the view's revision. */
export interface LadderAt {
  readonly host: string;
  readonly vintage: string;
  readonly figure: (rung: Rung) => Figure;
}

/** Which ladders are meant: of a programme whole or of a component, of every host and vintage unless one is named. */
interface Wanted {
  readonly programme: string;
  readonly component?: string | undefined;
  readonly host?: string | undefined;
  readonly vintage?: string | undefined;
}

const NOTHING: Figure = { quantity: '0', events: [], eventCount: 0 };

/** The ladders that had anything in them by then, by host and vintage: those behind `after`. */
export const laddersAt = function* (view: View, wanted: Wanted, after: readonly string[]): IterableIterator<LadderAt> {
  const [afterHost = '', afterVintage = ''] = after;
  const { programme, component = '', host = null, vintage = null } = wanted;
  const found = view.db.all<{ id: number; host: string; vintage: string }>(
    `SELECT id, host, vintage FROM ladders WHERE programme = ? AND component = ? AND (host, vintage) > (?, ?)
     AND host = coalesce(?, host) AND vintage = coalesce(?, vintage) ORDER BY host, vintage`,
    ...[programme, component, afterHost, afterVintage, host, vintage],
  );
  for (const { id, ...of } of found) {
    const figures = figuresOf(view, id);
    if (figures.size > 0) yield { ...of, figure: (rung) => figures.get(rung) ?? NOTHING };
  }
};

const figuresOf = ({ db, revision }: View, ladder: number): Map<Rung, Figure> => {
  const figures = new Map<Rung, Figure>();
  RUNGS.forEach((rung, number) => {
    const last = db.get<{ nth: number; total: string }>(
      'SELECT nth, total FROM ladder_steps WHERE ladder = ? AND rung = ? AND revision <= ? ORDER BY revision DESC LIMIT 1',
      ...[ladder, number, revision],
    );
    if (!last) return;
    const events = db.all<{ revision: number }>(
      'SELECT revision FROM ladder_steps WHERE ladder = ? AND rung = ? AND revision <= ? ORDER BY revision LIMIT ?',
      ...[ladder, number, revision, MOST_EVENTS],
    );
    figures.set(rung, { quantity: last.total, events: events.map((event) => String(event.revision)), eventCount: last.nth });
  });
  return figures;
};
