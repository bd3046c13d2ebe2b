import type { CheckedEvent, EventData, EventType } from './events/events.js';
import type { Due } from './reckoning/first-transfer.js';
import type { WholeProposal } from './reckoning/whole-proposal.js';
import type { Claim, Proposal } from './state/rows.js';
import type { State } from './state/state.js';
import { rangeOf, type SeriesRange } from './units/range.js';
import type { Piece } from './units/segment.js';

/** What an event names of the units, as they stood just before it. */
interface NamedUnits {
  readonly ranges: readonly SeriesRange[];
  readonly pieces: readonly Piece[];
  /** Ranges that name a unit nobody made. */
  readonly unknown: readonly SeriesRange[];
}

/** Units that leave pending for an account, as they stood just before. */
interface Distributed extends NamedUnits {
  readonly account: string;
}

/** An event that the checker can read, in its act. */
export interface Step<T extends EventType = EventType> {
  readonly event: CheckedEvent;
  readonly type: T;
  readonly data: EventData<T>;
  /** What a movement, a freeze or a proposal names; filled when its turn comes. */
  named: NamedUnits;
  /** What an issuance or a distribution forwards; filled as it happens, since an issuance forwards units that it makes. */
  readonly distributed: Distributed[];
}

/** All events of one command. */
export interface Act {
  readonly events: readonly CheckedEvent[];
  readonly first: CheckedEvent;
  readonly day: string;
  readonly year: string;
  readonly steps: readonly Step[];
  /** The command it must be of, by the events it has; undefined where no command has such events. */
  readonly command: string | undefined;
  /** What it proposes, whole, however many events that takes. */
  readonly proposes: WholeProposal | undefined;
  /** The proposal that it approves, as it stood before. */
  readonly approves: Proposal | undefined;
  /** What the rules say must be adjusted for, unit by unit; filled as the events happen. */
  readonly due: Due[];
  /** By how much what is claimed inside of a year grew; filled as the events happen. */
  readonly grown: Map<Claim, bigint>;
}

/** The steps of one type. */
export const stepsOf = <T extends EventType>({ steps }: Act, type: T): readonly Step<T>[] => {
  // Most acts are one event, and are asked for many types.
  if (steps.length === 1) return steps[0]?.type === type ? (steps as readonly Step<T>[]) : NONE;
  if (!steps.some((step) => step.type === type)) return NONE;
  return steps.filter((step): step is Step<T> => step.type === type);
};
const NONE: readonly never[] = [];

export const NOTHING: NamedUnits = { ranges: [], pieces: [], unknown: [] };

/** The units that `blocks` name, as they stand now. */
export const unitsNamed = (state: State, blocks: readonly string[]): NamedUnits => {
  if (blocks.length === 0) return NOTHING;
  const ranges = blocks.map(rangeOf);
  const unknown: SeriesRange[] = [];
  const pieces: Piece[] = [];
  for (const range of ranges) if (!state.units.addPieces(range, pieces)) unknown.push(range);
  return { ranges, pieces, unknown };
};

const NAMING: ReadonlySet<EventType> = new Set<EventType>([
  ...(['UnitsTransferred', 'UnitsUsed', 'UnitsCancelled', 'UnitsFrozen', 'UnitsUnfrozen', 'CommandProposed'] as const),
  ...(['IssuedUnitsAuthorized', 'BufferUnitsCancelled'] as const),
]);

/** The blocks of an event that names units which exist already. */
export const blocksOf = (type: EventType, data: unknown): readonly string[] => {
  if (type === 'BufferReleased') return (data as EventData<'BufferReleased'>).moved.map(({ block }) => block);
  if (!NAMING.has(type)) return [];
  const { blocks, converted } = data as { readonly blocks: readonly string[]; readonly converted?: readonly string[] };
  return converted ? [...blocks, ...converted] : blocks;
};
