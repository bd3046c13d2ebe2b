import { CorrespondingAdjustmentApplied } from '../../domain/adjustment/corresponding-adjustment-applied.js';
import { isAuthorized } from '../../domain/adjustment/triggers.js';
import { idOf } from '../../domain/book/block.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import { blockId, parseBlockId, quantityOf, seriesParts, sumOf } from '../../domain/kernel/block-id.js';
import type { DomainEvent } from '../../domain/message/message.js';
import { UnitsUsed } from '../../domain/movement/units-used.js';
import { everyBlock, runsOf } from '../blocks.js';
import { law, type ActEvent } from '../law.js';
import { Tally } from '../tally.js';

/** No double claiming: each unit first transferred adds one to its host, once; each unit used towards an NDC subtracts one from its user. */
export const adjustmentsEqualFirstTransfersAndUses = law({
  name: 'adjustments-equal-first-transfers-and-uses',
  rule: 'R-50, R-55',
  says: 'A host has added exactly its units first transferred; a Party has subtracted exactly the units it used towards its NDC.',
  *ofBook(book) {
    const [added, subtracted] = [new Tally(), new Tally()];
    for (const block of everyBlock(book)) {
      if (block.firstTransferred) added.add(block.lot.host, quantityOf(block));
      const { type, party } = book.accounts.get(block.account) ?? {};
      if (type === 'retirement-ndc' && party && isAuthorized(block)) subtracted.add(party, quantityOf(block));
    }
    for (const party of new Set([...added.keys(), ...subtracted.keys(), ...book.adjusted.keys()])) {
      const { additions = 0n, subtractions = 0n } = book.adjusted.get(party) ?? {};
      if (additions !== added.get(party))
        yield { detail: `${party} added ${additions} and has ${added.get(party)} units first transferred` };
      if (subtractions !== subtracted.get(party))
        yield { detail: `${party} subtracted ${subtractions} and used ${subtracted.get(party)} units` };
    }
    return `${added.total} added, ${subtracted.total} subtracted`;
  },
  *ofAct(book, act) {
    if (!act.some(concernsAdjustments)) return;
    yield* compared(act, 'addition', firstTransferredIn(act));
    yield* compared(act, 'subtraction', usedIn(book, act));
    for (const { event, revision } of act) {
      if (!(event instanceof CorrespondingAdjustmentApplied)) continue;
      const { blocks, quantity, vintages, kind, party } = event;
      const ofVintages = vintages.reduce((sum, vintage) => sum + BigInt(vintage.quantity), 0n);
      const ofHost = kind === 'subtraction' || blocks.every((id) => seriesParts(id).host === party);
      if (sumOf(blocks.map(parseBlockId)) !== BigInt(quantity) || ofVintages !== BigInt(quantity) || !ofHost)
        yield { detail: `the adjustment of ${party} by ${quantity} isn't the sum of its blocks`, revision, blocks };
    }
  },
});

/** Most acts neither adjust nor call for it. */
const concernsAdjustments = ({ event }: ActEvent): boolean =>
  event instanceof CorrespondingAdjustmentApplied || event instanceof UnitsUsed || firstTransferredBy(event).length > 0;

function* compared(
  act: readonly ActEvent[],
  kind: 'addition' | 'subtraction',
  units: readonly string[],
): Generator<{ detail: string; revision: bigint | undefined; blocks: string[] }> {
  const adjusted = act.flatMap(({ event }) => (event instanceof CorrespondingAdjustmentApplied && event.kind === kind ? event.blocks : []));
  const [is, should] = [runsOf(adjusted).map(blockId), runsOf(units).map(blockId)];
  if (is.join() === should.join()) return;
  const differing = [...is.filter((id) => !should.includes(id)), ...should.filter((id) => !is.includes(id))];
  yield { detail: `each ${kind} of an act is for exactly the units that call for it`, revision: act[0]?.revision, blocks: differing };
}

/** Every event of units says which of them it first transferred. */
const firstTransferredBy = (event: DomainEvent): readonly string[] =>
  (event as { firstTransferred?: readonly string[] }).firstTransferred ?? [];

const firstTransferredIn = (act: readonly ActEvent[]): string[] => act.flatMap(({ event }) => firstTransferredBy(event));

const usedIn = (book: ReadonlyBook, act: readonly ActEvent[]): string[] =>
  act.flatMap(({ event }) =>
    event instanceof UnitsUsed ? event.blocks.flatMap((id) => (book.units.within(id) ?? []).filter(isAuthorized).map(idOf)) : [],
  );
