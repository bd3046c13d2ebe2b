import type { Unit } from '../../ledger/records.js';
import { cancelUnits, transferUnits, useUnits } from '../movement.js';
import type { Story } from '../story.js';
import { authorized, type Recipe, terminal } from '../things.js';
import { blocksOf, mayReach } from '../units.js';
import { anywhere, beyond, moveBlocks, spoiled } from './spoiled.js';

/** Movements that the accounts, the units or the authorization refuse. */
export const wrongMovements = (story: Story): Recipe[] => {
  const holding = () => story.dice.pick(story.active('holding'))?.account;
  const inactive = () =>
    story.dice.pick(story.accounts.filter((account) => account.type === 'holding' && !story.isActive(account)))?.account;
  const atEnd = (unit: Unit) => !!unit.account && terminal(story.accounts.find(({ account }) => account === unit.account)?.type ?? '');
  const ends = ['retirement-ndc', 'cancellation-op', 'omge-mandatory', 'cancellation-administrative', 'cancellation-voluntary'];
  const expired = (unit: Unit) => authorized(unit) && !mayReach(story, unit, null);
  return [
    () => spoiled(transferUnits(story), { [story.dice.oneOf('from', 'to')]: 'NO-SUCH' }),
    () => {
      const step = transferUnits(story);
      return spoiled(step, { to: step?.data['from'] });
    },
    () => (inactive() === undefined ? null : spoiled(transferUnits(story), { to: inactive() })),
    () => {
      const from = inactive();
      return from === undefined || !holding()
        ? null
        : { command: 'transfer-units', data: { from, to: holding(), units: { quantity: '1' } } };
    },
    () => {
      const blocks = beyond(story);
      return blocks && spoiled(transferUnits(story), { units: { blocks } });
    },
    () => moveBlocks(story, holding(), story.units.filter(atEnd)),
    () => {
      const from = anywhere(story, () => true, ends)?.account;
      return from === undefined || !holding()
        ? null
        : { command: 'transfer-units', data: { from, to: holding(), units: { quantity: '1' } } };
    },
    () => {
      const found = anywhere(story, (unit) => !unit.frozen);
      const from = story.dice.pick(story.active('holding').filter(({ account }) => account !== found?.account))?.account;
      return moveBlocks(story, from, found?.units);
    },
    () => {
      const found = anywhere(story, (unit) => unit.frozen);
      return moveBlocks(story, found?.account, found?.units);
    },
    () => {
      const found = anywhere(story, (unit) => unit.reserved && !unit.frozen);
      return moveBlocks(story, found?.account, found?.units);
    },
    () => {
      const step = story.dice.oneOf(transferUnits(story), useUnits(story), cancelUnits(story));
      const most = story.free(String(step?.data['from'])).length;
      return spoiled(step, { units: { quantity: String(most + story.dice.between(1, 40)) } });
    },
    () =>
      spoiled(transferUnits(story), {
        to: story.dice.oneOf('CHE-NDC', 'GHA-OP', 'PENDING', 'OMGE-VOLUNTARY', 'CANCELLATION-ADMINISTRATIVE'),
      }),
    () => moveBlocks(story, 'PENDING', story.held('PENDING'), 'transfer-units'),
    () => (story.mechanism ? moveBlocks(story, 'BUFFER', story.held('BUFFER')) : null),
    () => spoiled(cancelUnits(story), { to: story.dice.oneOf('GHA-H1', 'CANCELLATION-VOLUNTARY', 'CHE-NDC') }),
    () => cancelUnits(story, 'IMP', (unit) => !authorized(unit)),
    () =>
      cancelUnits(
        story,
        story.dice.oneOf('IMP', 'OP'),
        (unit) => authorized(unit) && mayReach(story, unit, 'CHE') && unit.firstTransferred,
      ),
    () => useUnits(story, (unit, to) => unit.host === to.party),
    () => useUnits(story, (unit, to) => authorized(unit) && unit.host !== to.party && mayReach(story, unit, to.party)),
    () => useUnits(story, undefined, { year: '2031' }),
    () => useUnits(story, undefined, { to: story.dice.oneOf('CHE-H2', 'CHE-IMP', 'OMGE-VOLUNTARY') }),
    () => useUnits(story, (unit) => unit.kind === 'MCU'),
    () => cancelUnits(story, 'OP', expired),
    () => useUnits(story, expired),
    () => {
      const found = anywhere(story, (unit) => authorized(unit) && !unit.firstTransferred && !unit.frozen && !unit.reserved);
      const abroad = story
        .active('holding')
        .filter(({ party }) => party !== null && found?.units.every((unit) => !mayReach(story, unit, party)));
      const to = story.dice.pick(abroad)?.account;
      return !found || to === undefined ? null : spoiled(moveBlocks(story, found.account, found.units, 'transfer-units'), { to });
    },
    () => {
      const to = story.dice.pick(story.active('holding').filter(({ party }) => story.outside.has(party ?? '')));
      const found = anywhere(story, (unit) => authorized(unit) && !unit.firstTransferred && unit.host !== to?.party);
      return to ? spoiled(moveBlocks(story, found?.account, found?.units, 'transfer-units'), { to: to.account }) : null;
    },
    () => {
      const to = story.dice.pick(story.active('retirement-ndc').filter(({ party }) => story.outside.has(party ?? '')));
      const found = anywhere(story, (unit) => authorized(unit) && unit.host !== to?.party && !unit.frozen && !unit.reserved);
      if (!to || !found) return null;
      const units = { blocks: blocksOf(story, found.units) };
      return { command: 'use-units', data: { from: found.account, to: to.account, year: '2024', units } };
    },
  ];
};
