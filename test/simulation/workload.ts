import { canonical } from '../../src/domain/kernel/canonical.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { sha256 } from '../../src/ledger/hashes.js';
import type { Request } from '../../src/ledger/request.js';
import type { Dice } from './dice.js';
import { issuance } from './setting.js';

/** A command before it is a request. */
interface Given {
  readonly name: string;
  readonly data: object;
  readonly actor?: string;
}
import { holdingAccount, reason } from '../support/samples.js';

const SERIES = 'UN01-GHA-10471-2025';
const HELD = ['GHA-H1', 'CHE-H1', 'JPN-H1'] as const;

/** What clients ask for: few things, so that they are after the same units, codes, accounts and roles. */
export class Workload {
  private keys = 0;
  private readonly asked: (readonly Request[])[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly catalogue: Catalogue,
  ) {}

  /** The commands of one operation: mostly one, sometimes some that go together, or a trial of one. */
  next(durable: number): readonly Request[] {
    const { dice } = this;
    const before = this.asked.length > 0 && dice.chance(0.12) ? dice.oneOf(...(this.asked as [readonly Request[]])) : undefined;
    if (before) return dice.chance(0.7) ? before : this.otherUnderTheKeyOf(before);
    const many = dice.chance(0.1) ? dice.between(2, 4) : 1;
    const requests = Array.from({ length: many }, () => this.request(this.someCommand()));
    const [request] = requests;
    if (dice.chance(0.06)) return [this.trial()];
    if (many === 1 && request && dice.chance(0.08)) return [{ ...request, ifMatch: BigInt(Math.max(0, durable - dice.between(1, 8))) }];
    this.asked.push(requests);
    return requests;
  }

  /** A dry run: it tells at which revision the act would be, so that it shows which book it was decided on. */
  trial(): Request {
    return { ...this.request(this.someCommand()), key: undefined, dryRun: true };
  }

  request({ name, data, actor = this.dice.oneOf('dev', 'dev-two') }: Given): Request {
    const key = `key-${(this.keys += 1)}-of-simulation`;
    return { name, data: this.catalogue.read(name, data), actor, key, hash: sha256(canonical({ command: name, data })) };
  }

  private otherUnderTheKeyOf([first]: readonly Request[]): readonly Request[] {
    const other = this.request({ ...this.someCommand(), actor: first?.actor ?? 'dev' });
    return [{ ...other, key: first?.key ?? other.key }];
  }

  private someCommand(): Given {
    const { dice } = this;
    const from = dice.chance(0.4) ? 'GHA-H1' : dice.oneOf(...HELD);
    const to = dice.chance(0.05) ? from : dice.oneOf(...(HELD.filter((account) => account !== from) as ['CHE-H1']));
    const recipes: [number, () => Given][] = [
      [8, () => ({ name: 'transfer-units', data: { from, to, units: this.range() } })],
      [4, () => ({ name: 'transfer-units', data: { from, to, units: { quantity: String(dice.between(1, 300)) } } })],
      [3, () => ({ name: 'use-units', data: { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: this.range() } })],
      [2, () => ({ name: 'cancel-units', data: { from, to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', units: this.range() } })],
      [
        3,
        () => ({
          name: 'issue-units',
          data: issuance(`I-${dice.between(2, 5)}`, dice.between(100, 900)),
          actor: dice.oneOf('dev', 'dev-ada'),
        }),
      ],
      [2, () => ({ name: 'open-account', data: holdingAccount(`GHA-N${dice.between(1, 4)}`, 'GHA') })],
      [1, () => ({ name: 'suspend-account', data: { account: dice.oneOf('CHE-H1', 'JPN-H1'), reason } })],
      [2, () => ({ name: 'reinstate-account', data: { account: dice.oneOf('CHE-H1', 'JPN-H1'), reason } })],
      [2, () => ({ name: dice.oneOf('grant-role', 'revoke-role'), data: { actor: 'dev-ada', role: 'supervisor' } })],
    ];
    let left = dice.roll() * recipes.reduce((sum, [weight]) => sum + weight, 0);
    const recipe = recipes.find(([weight]) => (left -= weight) < 0) ?? recipes[0];
    return recipe?.[1]() ?? { name: 'open-account', data: {} };
  }

  private range(): object {
    const first = this.dice.between(1, 900);
    return { blocks: [`${SERIES}-${first}-${first + this.dice.oneOf(0, 9, 99)}`] };
  }
}
