import { unitsNamed } from '../act.js';
import { BUFFER_OF } from '../reckoning/buffers.js';
import type { Buffered, OpenLine, VerifiedLine } from '../state/rows.js';
import type { State } from '../state/state.js';
import { count, rangeOf, type SeriesRange } from '../units/range.js';
import type { Lot } from '../units/segment.js';
import type { Fold } from './event-fold.js';

export const buffersSet: Fold<'BuffersSet'> = ({ data: { programme, uncertaintyBps, reversalBps, pooledBps } }, state) => {
  const bps = { uncertainty: BigInt(uncertaintyBps), reversal: BigInt(reversalBps), pooled: BigInt(pooledBps) };
  state.buffers.set(programme, { bps, releases: [] });
};

/** The rate counts from now on; a further part of the release says it again, which changes nothing. */
export const bufferReleased: Fold<'BufferReleased'> = ({ data }, state) => {
  const { programme, vintages, components, buffer, newBps, moved } = data;
  const row = state.buffers.get(programme);
  row?.releases.push({ buffer, ...vintages, components: components && new Set(components), newBps: BigInt(newBps) });
  for (const { from, to, block } of moved) {
    for (const piece of unitsNamed(state, [block]).pieces) {
      const line = lineOf(state, piece.lot);
      if (line) move(line, from, to, count(piece));
      if (to === 'PENDING') for (const open of state.issuances.get(piece.lot.origin)?.open ?? []) give(open, piece);
      state.count('moved', count(piece));
    }
    state.units.move(rangeOf(block), state.accountFor(to), false);
  }
};

/** What of a line marked PI was buffered is its participants' now, and may be authorized later with theirs. */
const give = (open: OpenLine, { series, first, last }: SeriesRange): void => {
  if (open.series === series && open.first <= first && last <= open.last) open.released += count({ first, last });
};

/** The verified line that units were issued of. */
const lineOf = (state: State, { origin, component, vintage }: Lot): VerifiedLine | undefined =>
  state.verifications.get(state.issuances.get(origin)?.verification ?? '')?.lines.get(`${component} ${vintage}`);

const move = ({ buffered }: VerifiedLine, from: string, to: string, quantity: bigint): void => {
  const [gives, takes] = [BUFFER_OF[from], BUFFER_OF[to]];
  if (buffered && gives) buffered[gives] -= quantity;
  if (buffered && takes) buffered[takes] += quantity;
};

/** What a row of an issuance puts into the buffers of its line. */
export const addBuffered = (line: VerifiedLine, { gross, uncertainty, reversal, pooled }: Buffered): void => {
  line.buffered ??= { gross: 0n, uncertainty: 0n, reversal: 0n, pooled: 0n };
  line.buffered.gross += gross;
  line.buffered.uncertainty += uncertainty;
  line.buffered.reversal += reversal;
  line.buffered.pooled += pooled;
};
