import type { Account, Authorization, Issuance, Levy } from '../state/rows.js';
import type { State } from '../state/state.js';
import { count, type SeriesRange } from '../units/range.js';
import type { Piece } from '../units/segment.js';
import { triggerAtBirth } from './first-transfer.js';
import { termsOn } from './terms.js';

/** The levy that an account has; undefined where it has none. */
export const levyOf = ({ type }: Account): Levy | undefined =>
  type === 'adaptation-share' ? 'adaptation' : type === 'omge-mandatory' ? 'omge' : undefined;

/** why units that become authorized are first transferred by that; undefined where they are not. */
export const triggerOfConversion = ({ account, lot }: Piece, authorization: Authorization, day: string): string | undefined => {
  const levy = levyOf(account);
  if (levy) return levy === 'omge' ? 'omge' : 'adaptation-share';
  const abroad = account.party !== null && account.party !== lot.host;
  return triggerAtBirth(termsOn(authorization, day)) ?? (abroad ? 'first-international-transfer' : undefined);
};

const LEVIES: readonly Levy[] = ['adaptation', 'omge'];

/** what of each levy converts when `more` of an issuance is authorized: in proportion, whole units by largest remainder. */
export const shareOfLevies = ({ open, authorized, converted }: Issuance, more: bigint): Record<Levy, bigint> => {
  const due: Record<Levy, bigint> = { adaptation: 0n, omge: 0n };
  const whole = open.reduce((sum, line) => sum + line.participants + line.released, 0n);
  if (whole === 0n) return due;
  // In parts of `whole`, so that nothing is rounded before the end.
  const parts = LEVIES.map((levy) => {
    const owed = open.reduce((sum, line) => sum + line[levy], 0n) * (authorized + more) - converted[levy] * whole;
    return { levy, owed, taken: owed > 0n ? owed / whole : 0n };
  });
  const left = (): bigint => parts.reduce((sum, { owed, taken }) => sum + owed - taken * whole, 0n);
  const rest = ({ owed, taken }: { owed: bigint; taken: bigint }): bigint => owed - taken * whole;
  type Part = (typeof parts)[number];
  // Of two that are as large the first, which is the adaptation share.
  const largest = (among: readonly Part[]): Part | undefined => among.find((part) => among.every((other) => rest(part) >= rest(other)));
  for (let of = largest(parts); of && left() >= whole; of = largest(parts)) of.taken += 1n;
  const given = parts.filter(({ taken }) => taken > 0n);
  for (let of = largest(given); of && left() < 0n; of = largest(given)) of.taken -= 1n;
  for (const { levy, taken } of parts) due[levy] = taken;
  return due;
};

/** The units of a levy that convert: those that are still MCUs in its account, lowest vintage and serial first. */
export const leviedUnits = (
  state: State,
  { open }: Issuance,
  levy: Levy,
  quantity: bigint,
  covers: (vintage: string) => boolean,
): SeriesRange[] => {
  const pieces: Piece[] = [];
  const lines = open
    .filter(({ vintage }) => covers(vintage))
    .sort((a, b) => Number(a.vintage) - Number(b.vintage) || (a.first < b.first ? -1 : 1));
  for (const { series, first, participants, adaptation, omge } of lines) {
    const begin = levy === 'adaptation' ? first + participants : first + participants + adaptation;
    const end = begin + (levy === 'adaptation' ? adaptation : omge) - 1n;
    if (begin <= end) state.units.addPieces({ series, first: begin, last: end }, pieces);
  }
  const taken: SeriesRange[] = [];
  let missing = quantity;
  for (const piece of pieces.filter(({ lot, account }) => lot.kind === 'MCU' && levyOf(account) === levy)) {
    if (missing <= 0n) break;
    const all = count(piece) <= missing;
    taken.push(all ? piece : { ...piece, last: piece.first + missing - 1n });
    missing -= all ? count(piece) : missing;
  }
  return taken;
};
