import { openAccount } from './accounts.js';
import { authorizeUnits } from './authorizations.js';
import { ACCOUNTS, HOSTS, PARTIES } from './parties.js';
import { approveHost, firstComponents, newProgramme, registerProgramme } from './programmes.js';
import { openRegistry, registerParty } from './registry.js';
import type { Story } from './story.js';
import type { Programme, Step } from './things.js';

/** The first steps: who takes part, the programmes, their components and the statements of their hosts. */
export const settingOf = (story: Story): Step[] => {
  const short = story.dice.chance(0.3);
  story.gate = short || story.dice.chance(0.6) ? 'issued' : 'submitted';
  const one: Programme = newProgramme(story, '10471', '2022-01-01', '2026-12-31');
  const two: Programme = newProgramme(story, 'GS11732', '2021-07-01', '2036-06-30');
  const programmes = story.dice.chance(0.5) ? [one, two] : [one];
  const old: Programme = { programme: 'CDM7', start: '2014-01-01', end: '2020-12-31', periodEnds: [], imported: true };
  const removals = (programme: Programme) => programme === two;
  return [
    openRegistry(story),
    ...PARTIES.map((party) => registerParty(story, party)),
    ...ACCOUNTS.filter(({ account }) => !['CHE-NEXT', 'RWA-NDC'].includes(account) || story.dice.chance(0.6)).map((account) =>
      openAccount(story, account),
    ),
    ...programmes.map((programme) => registerProgramme(story, programme, 'pacm', removals(programme))),
    ...(story.dice.chance(story.mechanism ? 0.4 : 0.7) ? [registerProgramme(story, old, 'cdm', false)] : []),
    ...programmes.flatMap((programme) => HOSTS.map((host) => approveHost(story, programme.programme, host))),
    ...programmes.flatMap((programme) => firstComponents(story, programme, removals(programme), short)),
    ...programmes.flatMap(({ programme }) => [0, 1, 2].map(() => authorizeUnits(story, 'GHA', [programme]))),
    authorizeUnits(story, 'RWA', [one.programme]),
  ];
};
