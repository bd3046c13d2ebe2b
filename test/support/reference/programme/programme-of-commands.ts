import type { Json } from '../ledger/records.js';
import type { ReferenceLedger } from '../ledger/reference-ledger.js';
import { closeAccount, freezeUnits, instructClosure, openMore, setState, trustAccount } from './accounts.js';
import { registerAssets, retireAssets } from './assets.js';
import { authorizeUnits } from './authorizations.js';
import { recordFinance, settleFinance } from './finances.js';
import { importBalance } from './imports.js';
import { distributeUnits, issueUnits } from './issuance.js';
import { cancelUnits, dischargeObligation, transferUnits, useUnits } from './movement.js';
import { approveHost, excludeComponent } from './programmes.js';
import { approveProposal, asPolicySays, endProposal, isRecent } from './proposals.js';
import { changeRole, participate, requireApprovals, setPolicy } from './registry.js';
import { holdProgramme, releaseProgramme, renewComponent } from './renewals.js';
import { settingOf } from './setting.js';
import { Story } from './story.js';
import type { Recipe, Step } from './things.js';
import { setThreshold } from './thresholds.js';
import { nextVerification, restateVerification, withdrawVerification } from './verification.js';
import { wrongRecipes } from './wrong/recipes.js';

type GivenCommand = { actor: string; command: string; data: Json; at: string };
/** Recipes, each with its weight. */
type Recipes = readonly (readonly [number, Recipe])[];

export const registryOf = (seed: number): string => (seed % 4 === 3 ? 'GHA01' : 'UN01');

/**
 * Random but repeatable programmes of commands: a seed always gives the same programme. Each command is valid on the wire; about a third of
 * them are wrong for the state that they meet. The ledger must have executed each before the next is asked for.
 */
export function* programmeOfCommands(seed: number, ledger: ReferenceLedger, length: number): Generator<GivenCommand> {
  const story = new Story(seed, ledger, length);
  const next = nextSteps(story);
  for (let given = 0; given < length; given += 1) {
    const { command, data, actor, accepted } = next();
    yield { actor: actor ?? story.someone(), command, data, at: story.now() };
    if (ledger.lastRefusal === null) accepted?.();
  }
}

/** First the setting, mixed with some of the rest; then right and wrong steps by their weights. */
const nextSteps = (story: Story): (() => Step) => {
  const setting = settingOf(story);
  const [right, wrong] = [rightRecipes(story), wrongRecipes(story)];
  return () => {
    story.look();
    const opening = setting.length > 0;
    for (let tries = 0; tries < 60; tries += 1) {
      if (opening && (story.states.size === 0 || story.dice.chance(0.85))) return setting.shift()!;
      const recipe = weighted(story, story.dice.chance(0.42) ? wrong : right);
      const step = recipe?.();
      if (step) return step;
    }
    return { command: 'grant-role', data: { actor: story.code('guest').toLowerCase(), role: 'auditor' } };
  };
};

const weighted = (story: Story, recipes: Recipes): Recipe | undefined => {
  let left = story.dice.roll() * recipes.reduce((sum, [weight]) => sum + weight, 0);
  return recipes.find(([weight]) => (left -= weight) < 0)?.[1];
};

/** Steps that the state allows, a line for each. */
const rightRecipes = (story: Story): Recipes => [
  [14, () => nextVerification(story)],
  [2, () => setThreshold(story)],
  [2.5, () => recordFinance(story)],
  [2.5, () => asPolicySays(story, settleFinance(story))],
  [2, () => withdrawVerification(story)],
  [3, () => restateVerification(story)],
  [16, () => asPolicySays(story, issueUnits(story))],
  [9, () => distributeUnits(story)],
  [22, () => asPolicySays(story, transferUnits(story))],
  [12, () => asPolicySays(story, useUnits(story))],
  [12, () => asPolicySays(story, cancelUnits(story))],
  [8, () => dischargeObligation(story)],
  [3, () => registerAssets(story)],
  [1.5, () => retireAssets(story)],
  [14, () => approveProposal(story, (proposal) => isRecent(story, proposal))],
  [story.mechanism ? 4 : 10, () => importBalance(story)],
  [3, () => freezeUnits(story, 'freeze-units', (unit) => !unit.frozen)],
  [2, () => freezeUnits(story, 'unfreeze-units', (unit) => unit.frozen)],
  [1, () => setState(story, 'suspend-account', ['active'])],
  [3, () => setState(story, 'reinstate-account', ['suspended'])],
  [1, () => openMore(story)],
  [2, () => instructClosure(story)],
  [1, () => closeAccount(story, (_account, units) => units.length > 0 && units.every((unit) => !unit.frozen && !unit.reserved), true)],
  [1, () => closeAccount(story, (account, units) => units.length === 0 && !account.account.includes('-H'), false)],
  [1, () => trustAccount(story, true)],
  [0.5, () => trustAccount(story, false)],
  [1, () => endProposal(story, 'withdraw', (proposal) => isRecent(story, proposal))],
  [2, () => endProposal(story, 'decline', (proposal) => isRecent(story, proposal))],
  [1, () => participate(story, story.outside.size > 0 ? undefined : story.dice.oneOf('RWA', 'CHE'), false)],
  [5, () => participate(story, [...story.outside][0], true)],
  [2, () => excludeComponent(story)],
  [1.5, () => renewComponent(story)],
  [0.4, () => holdProgramme(story)],
  [4, () => releaseProgramme(story)],
  [2, () => authorizeUnits(story, story.dice.oneOf('GHA', 'GHA', 'RWA'), ['10471'])],
  [0.5, () => approveHost(story, '10471', 'GHA', story.caps.get('10471 GHA') ?? 0)],
  [1, () => (story.approvals.length > 0 || story.dice.chance(0.3) ? requireApprovals(story) : null)],
  [0.5, () => setPolicy(story, { proposalHours: String(story.dice.between(60, 240)) })],
  [0.5, () => (story.mechanism ? setPolicy(story, { omgeBps: String(story.dice.between(200, 400)) }) : null)],
  [0.5, () => setPolicy(story, { overCrediting: story.dice.oneOf('carry', 'replace') })],
  [1, () => changeRole(story, 'grant-role', false)],
  [1, () => changeRole(story, 'revoke-role', true)],
];
