import { parseBlockId, quantityOf, seriesParts } from '../kernel/block-id.js';
import type { Block } from './block.js';
import type { Book } from './book.js';
import type { TransferredRow } from './rows.js';

/** A host, an activity and a vintage of it. */
interface Earned {
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
}

/** The key of what left of an activity and vintage; without the activity that of all of its host's. */
export const transferredKey = (host: string, activity: string, vintage: string): string => `${host} ${activity} ${vintage}`;
export const vintageKey = (host: string, vintage: string): string => `${host} ${vintage}`;

const NOTHING: TransferredRow = { gross: 0n, gone: 0n, levies: 0n };

/** levies are what an issuance takes, where it takes it: nobody moves units there to be taken. */
export const isLevied = ({ account }: Pick<Block, 'account'>): boolean => account === 'ADAPTATION-SHARE' || account === 'OMGE-MANDATORY';

/** so many units came into being here, by issuance or by import. */
export const countGross = (book: Book, earned: Earned, quantity: bigint): void => add(book, earned, { ...NOTHING, gross: quantity });

/** the units of `id` are first transferred by going to another account, or by coming in. */
export const countGone = (book: Book, id: string): void => {
  const { series, ...range } = parseBlockId(id);
  add(book, seriesParts(series), { ...NOTHING, gone: quantityOf(range) });
};

/** the units of `id` are first transferred where they stand: what stands among the levies was levied. */
export const countGoneInPlace = (book: Book, id: string): void => {
  for (const block of book.units.within(id) ?? [])
    add(book, block.lot, { ...NOTHING, [isLevied(block) ? 'levies' : 'gone']: quantityOf(block) });
};

const add = (book: Book, { host, activity, vintage }: Earned, more: TransferredRow): void => {
  const { hosted, transferred, transferredByHost } = book;
  const key = transferredKey(host, activity, vintage);
  if (!transferred.has(key)) {
    const activities = hosted.get(host)?.activities ?? [];
    if (!activities.includes(activity)) hosted.set(host, { activities: [...activities, activity] });
  }
  transferred.set(key, sumOf(transferred.get(key), more));
  const ofHost = vintageKey(host, vintage);
  if (more.gross === 0n) transferredByHost.set(ofHost, sumOf(transferredByHost.get(ofHost), more));
};

const sumOf = (before: TransferredRow = NOTHING, more: TransferredRow): TransferredRow => ({
  gross: before.gross + more.gross,
  gone: before.gone + more.gone,
  levies: before.levies + more.levies,
});
