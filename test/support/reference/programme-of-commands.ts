import { Mistakes } from './mistakes.js';
import type { Json } from './reference-book.js';
import type { ReferenceLedger } from './reference-ledger.js';
import type { Recipe, Step } from './story.js';

type GivenCommand = { actor: string; command: string; data: Json; at: string };

export const registryOf = (seed: number): string => (seed % 4 === 3 ? 'GHA01' : 'UN01');

/**
 * Random but repeatable programmes of commands: a seed always tells the same story. Each command is valid on the wire; about a third of
 * them are wrong for the state that they meet. The ledger must have executed each before the next is asked for.
 */
export function* programmeOfCommands(seed: number, ledger: ReferenceLedger, length: number): Generator<GivenCommand> {
  const story = new Telling(seed, ledger, length);
  for (let told = 0; told < length; told += 1) {
    const { command, data, actor, accepted } = story.next();
    yield { actor: actor ?? story.someone(), command, data, at: story.now() };
    if (ledger.lastRefusal === null) accepted?.();
  }
}

class Telling extends Mistakes {
  private readonly right = this.rightRecipes();
  private readonly wrong = this.wrongRecipes();

  next(): Step {
    this.units = [...this.ledger.units().values()];
    this.states = this.ledger.accounts();
    const opening = this.opening.length > 0;
    for (let tries = 0; tries < 60; tries += 1) {
      if (opening && (this.states.size === 0 || this.dice.chance(0.85))) return this.opening.shift()!;
      const recipe = this.weighted(this.dice.chance(0.42) ? this.wrong : this.right);
      const step = recipe?.();
      if (step) return step;
    }
    return { command: 'grant-role', data: { actor: this.code('guest').toLowerCase(), role: 'auditor' } };
  }
  private weighted(recipes: [number, Recipe][]): Recipe | undefined {
    let left = this.dice.roll() * recipes.reduce((sum, [weight]) => sum + weight, 0);
    return recipes.find(([weight]) => (left -= weight) < 0)?.[1];
  }

  private rightRecipes(): [number, Recipe][] {
    return [
      [14, () => this.nextVerification()],
      [16, () => this.asPolicySays(this.issue())],
      [9, () => this.distribute()],
      [22, () => this.asPolicySays(this.transfer())],
      [12, () => this.asPolicySays(this.use())],
      [12, () => this.asPolicySays(this.cancel())],
      [14, () => this.approve((proposal) => this.recent(proposal))],
      [this.mechanism ? 4 : 10, () => this.import()],
      [3, () => this.freeze('freeze-units', (unit) => !unit.frozen)],
      [2, () => this.freeze('unfreeze-units', (unit) => unit.frozen)],
      [1, () => this.setState('suspend-account', ['active'])],
      [3, () => this.setState('reinstate-account', ['suspended'])],
      [1, () => this.openMore()],
      [1, () => this.close((account, units) => units.length > 0 && units.every((unit) => !unit.frozen && !unit.reserved), true)],
      [1, () => this.close((account, units) => units.length === 0 && !account.account.includes('-H'), false)],
      [1, () => this.trust(true)],
      [0.5, () => this.trust(false)],
      [1, () => this.end('withdraw', (proposal) => this.recent(proposal))],
      [1, () => this.end('decline', (proposal) => this.recent(proposal))],
      [1, () => this.participate(this.outside.size > 0 ? undefined : this.dice.oneOf('RWA', 'CHE'), false)],
      [5, () => this.participate([...this.outside][0], true)],
      [2, () => this.authorize(this.dice.oneOf('GHA', 'GHA', 'RWA'), ['10471'])],
      [0.5, () => this.approveHost('10471', 'GHA', this.caps.get('10471 GHA') ?? 0)],
      [1, () => (this.approvals.length > 0 || this.dice.chance(0.3) ? this.requireApprovals() : null)],
      [0.5, () => this.setPolicy({ proposalHours: String(this.dice.between(60, 240)) })],
      [0.5, () => (this.mechanism ? this.setPolicy({ omgeBps: String(this.dice.between(200, 400)) }) : null)],
      [1, () => this.role('grant-role', false)],
      [1, () => this.role('revoke-role', true)],
    ];
  }
}
