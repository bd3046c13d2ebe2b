import { openAccount } from '../accounts.js';
import { authorizeUnits } from '../authorizations.js';
import { ACCOUNTS } from '../parties.js';
import { approveHost, includeComponent, registerProgramme } from '../programmes.js';
import { changeRole, openRegistry, registerParty, setPolicy, someApprovals } from '../registry.js';
import type { Story } from '../story.js';
import { without, type Claimed, type Programme, type Recipe } from '../things.js';
import { spoiled } from './spoiled.js';

/** Registrations, approvals, inclusions and statements that the state refuses. */
export const wrongSetting = (story: Story): Recipe[] => {
  const one = (): Claimed => ({
    component: story.code('C'),
    programme: '10471',
    host: 'GHA',
    start: '2022-01-01',
    end: '2026-12-31',
  });
  const programme = (start: string, end: string): Programme => ({
    programme: story.code('P').replace('-', ''),
    start,
    end,
    periodEnds: [],
    imported: false,
  });
  const known = () => story.dice.pick(story.components);
  const reason = { code: 'policy' };
  return [
    () => openRegistry(story),
    () => registerParty(story, 'GHA'),
    () => ({ command: 'update-party', data: { party: 'TCD', participating: false, reason } }),
    () => ({ command: 'update-party', data: { party: 'GHA', participating: true, reason } }),
    () => openAccount(story, story.dice.pick(ACCOUNTS) ?? ACCOUNTS[0]!),
    () => openAccount(story, { account: story.dice.oneOf('PENDING', 'OMGE-VOLUNTARY'), type: 'holding', party: 'GHA' }),
    () => openAccount(story, { account: story.code('X'), type: 'holding', party: 'TCD' }),
    () =>
      openAccount(story, {
        account: story.code('X'),
        type: story.dice.oneOf('buffer', 'pending', 'omge-voluntary', 'cancellation-administrative'),
        party: 'GHA',
      }),
    () => {
      const party = [...story.outside][0];
      const type = story.dice.oneOf('cancellation-op', 'cancellation-imp');
      return party === undefined ? null : openAccount(story, { account: story.code('X'), type, party });
    },
    () => setPolicy(story, { proposalHours: '96' }, story.policyNumber + story.dice.between(1, 3)),
    () => setPolicy(story, { approvals: someApprovals(story) }, story.policyNumber + 1),
    () => setPolicy(story, { nextPeriodGate: story.gate }),
    () => changeRole(story, 'grant-role', true),
    () => changeRole(story, 'revoke-role', false),
    () => registerProgramme(story, story.dice.pick(story.programmes) ?? programme('2022-01-01', '2026-12-31'), 'pacm', false),
    () => registerProgramme(story, programme('2022-01-01', '2027-01-01'), 'pacm', false),
    () => registerProgramme(story, programme('2020-12-31', '2025-01-01'), 'pacm', false),
    () => spoiled(approveHost(story, '10471', 'GHA'), { programme: 'NONE7' }),
    () => spoiled(approveHost(story, '10471', 'GHA'), { host: 'TCD' }),
    () => {
      const party = [...story.outside][0];
      return party === undefined ? null : spoiled(approveHost(story, '10471', party), {});
    },
    () => includeComponent(story, { ...one(), programme: 'NONE7' }),
    () =>
      includeComponent(
        story,
        { ...one(), programme: 'CDM7' },
        { includedOn: story.today(), crediting: { type: 'renewable', start: '2026-12-01', end: '2026-12-31' } },
      ),
    () => (known() ? includeComponent(story, { ...one(), component: known()?.component ?? '' }) : null),
    () => includeComponent(story, one(), { host: 'CHE', locatedIn: 'CHE' }),
    () => includeComponent(story, one(), { locatedIn: 'RWA' }),
    () => includeComponent(story, one(), { start: '2021-12-31' }),
    () => includeComponent(story, { ...one(), end: '2027-01-01' }),
    () => includeComponent(story, one(), { crediting: { type: 'fixed', start: '2022-01-01', end: '2032-01-01' } }),
    () => includeComponent(story, one(), { criteria: [{ criterion: 'C-1', met: false, evidence: story.document() }] }),
    () => (known() ? includeComponent(story, one(), { site: known()?.site }) : null),
    () => includeComponent(story, one(), { expectedAnnual: '9000' }),
    () => authorizeUnits(story, 'GHA', ['10471'], { authorization: story.authorizations[0]?.authorization ?? 'A-0' }),
    () => authorizeUnits(story, 'GHA', ['NONE7']),
    () => authorizeUnits(story, 'TCD', ['10471']),
    () => (story.mechanism ? authorizeUnits(story, 'CHE', ['10471']) : null),
    () => {
      const step = authorizeUnits(story, 'GHA', ['10471']);
      return { ...step, data: { ...without(step.data, 'firstTransfer'), statement: 'all', purposes: ['OP'] } };
    },
  ];
};
