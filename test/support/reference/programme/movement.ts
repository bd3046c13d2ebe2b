import type { Json, Unit } from '../ledger/records.js';
import type { Story } from './story.js';
import { type Account, authorized, type Step, within } from './things.js';
import { blocksOf, mayMove, mayReach, someOf } from './units.js';

const CANCELLATION: Record<string, string> = {
  IMP: 'cancellation-imp',
  OP: 'cancellation-op',
  OMGE: 'omge-voluntary',
  voluntary: 'cancellation-voluntary',
  administrative: 'cancellation-administrative',
};

/** Moves units between holding accounts, sometimes to the adaptation share. */
export const transferUnits = (story: Story, which: (unit: Unit) => boolean = () => true): Step | null => {
  const from = story.dice.pick(story.stocked());
  const holdings = story.active('holding').filter((account) => account !== from);
  const to = story.mechanism && story.dice.chance(0.08) ? story.active('adaptation-share')[0] : story.dice.pick(holdings);
  if (!from || !to || from === to) return null;
  const free = story.free(from.account);
  const goods = free.filter((unit) => which(unit) && mayMove(story, unit, from, to) && (to.type === 'holding' || unit.kind !== 'CER'));
  if (goods.length === 0) return null;
  const reference = story.dice.chance(0.2) ? { reference: story.code('REF') } : {};
  const units = to.type === 'holding' ? someOf(story, goods, free) : { blocks: blocksOf(story, goods) };
  return { command: 'transfer-units', data: { from: from.account, to: to.account, units, ...reference } };
};

/** Uses units towards an NDC, or CERs. */
export const useUnits = (story: Story, which?: (unit: Unit, to: Account) => boolean, changes: Json = {}): Step | null => {
  const to = story.dice.pick(
    [...story.active('retirement-ndc'), ...story.active('retirement-cer')].filter(({ party }) => !story.outside.has(party ?? '')),
  );
  const theirs = story.stocked().filter(({ type, party }) => type === 'adaptation-share' || party === to?.party);
  const from = story.dice.pick(story.dice.chance(0.95) ? theirs : story.stocked());
  if (!to || !from) return null;
  const reaches = (unit: Unit) =>
    unit.host !== to.party &&
    (to.type === 'retirement-cer' ? unit.kind === 'CER' : authorized(unit) && mayReach(story, unit, to.party)) &&
    (unit.kind === 'CER' || story.terms(unit)?.purposes.includes('NDC')) &&
    within(unit.vintage, to.ndcPeriod);
  const free = story.free(from.account);
  const goods = free.filter((unit) => (which ? which(unit, to) : reaches(unit)));
  if (goods.length === 0) return null;
  const year = String(Number(to.ndcPeriod?.first ?? '2021') + story.dice.between(0, 4));
  return { command: 'use-units', data: { from: from.account, to: to.account, year, units: someOf(story, goods, free), ...changes } };
};

/** Cancels units for a purpose. */
export const cancelUnits = (
  story: Story,
  purpose = story.dice.oneOf('IMP', 'OP', 'OP', 'OMGE', 'voluntary', 'administrative'),
  which?: (unit: Unit) => boolean,
): Step | null => {
  const to = story.dice.pick(story.active(CANCELLATION[purpose] ?? ''));
  const theirs = story.stocked().filter(({ party }) => !['IMP', 'OP'].includes(purpose) || party === to?.party);
  const from = story.dice.pick(story.dice.chance(0.95) ? theirs : story.stocked());
  if (!to || !from || (story.outside.has(to.party ?? '') && to.party === from.party)) return null;
  const fits = (unit: Unit) =>
    purpose === 'administrative' ||
    ((purpose === 'voluntary'
      ? !authorized(unit)
      : authorized(unit) && mayReach(story, unit, to.party) && !story.outside.has(to.party ?? '')) &&
      (!['IMP', 'OP'].includes(purpose) || story.terms(unit)?.purposes.includes(purpose)));
  const free = story.free(from.account);
  const goods = free.filter(which ?? fits);
  if (goods.length === 0) return null;
  const beneficiary = story.dice.chance(0.2) ? { beneficiary: { scheme: 'account', identifier: 'GHA-H1' } } : {};
  const units = someOf(story, goods, free);
  return { command: 'cancel-units', data: { from: from.account, purpose, to: to.account, units, ...beneficiary } };
};

/** Meets a part of an obligation, sometimes all that is open of it, as its debtor or by a cancellation; `changes` make it wrong. */
export const dischargeObligation = (story: Story, changes: Json = {}, which?: (unit: Unit, component: string) => boolean): Step | null => {
  const owed = story.dice.pick(story.ledger.obligations.filter(({ code, quantity, discharged }) => code !== null && quantity > discharged));
  const from = story.dice.pick(story.stocked());
  if (!owed || !from) return null;
  const fits = which ?? ((unit, component) => unit.component !== component);
  const goods = story.free(from.account).filter((unit) => fits(unit, owed.component));
  const first = story.dice.pick(goods);
  if (!first) return null;
  const open = owed.quantity - owed.discharged;
  const run = goods.filter(({ block, serial }) => block === first.block && serial >= first.serial).slice(0, story.dice.between(1, open));
  const units = { blocks: [`${first.id}-${run.at(-1)!.serial}`] };
  if (story.dice.chance(0.6)) {
    const data = { obligation: owed.code, from: from.account, units, ...changes };
    return { command: 'discharge-replacement-obligation', data };
  }
  const { obligation: discharges = owed.code, ...rest } = changes;
  const data = { from: from.account, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', units, discharges, ...rest };
  return { command: 'cancel-units', data };
};
