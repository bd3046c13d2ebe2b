import type { Book } from '../../../src/domain/book/book.js';
import { Dice } from '../kernel/dice.js';
import { balanceRow } from '../../support/samples.js';

export interface Given {
  readonly name: string;
  readonly data: object;
  readonly actor: string;
}

const HOLDINGS = ['GHA-H1', 'GHA-H2', 'CHE-H1', 'RWA-H1'] as const;
const VINTAGES = ['2019', '2021', '2022', '2023'] as const;
const reason = { code: 'other' };

/** Commands of every kind that changes units, accounts, roles or proposals, on the registry of `movements`. Many are refused. */
export class RandomCommands {
  private made = 0;

  constructor(private readonly dice: Dice) {}

  batch(book: Book): Given[] {
    return Array.from({ length: 1 + this.dice.below(4) }, () => this.next(book));
  }

  private next(book: Book): Given {
    const { dice } = this;
    const account = dice.oneOf(HOLDINGS);
    const asDev = (name: string, data: object): Given => ({ name, data, actor: 'dev' });
    switch (dice.below(17)) {
      case 0:
      case 1:
      case 2:
        return asDev('transfer-units', this.transfer());
      case 3:
        return asDev('use-units', { from: account, to: 'CHE-NDC', year: '2025', units: this.units() });
      case 4:
        return asDev('cancel-units', { from: account, to: 'GHA-OP', purpose: 'OP', units: this.units() });
      case 5: {
        const to = 'CANCELLATION-ADMINISTRATIVE';
        return asDev('cancel-units', { from: account, to, purpose: 'administrative', units: this.units() });
      }
      case 6:
        return asDev('freeze-units', { blocks: [this.block()], reason });
      case 7:
        return asDev('unfreeze-units', { blocks: [this.block()], reason });
      case 8:
        return asDev(dice.oneOf(['suspend-account', 'reinstate-account', 'reinstate-account']), { account, reason });
      case 9:
      case 10:
        return asDev('propose', { proposal: this.code('P'), command: 'transfer-units', data: this.transfer() });
      case 11:
        return this.decideProposal(book);
      case 12:
        return this.openOrClose(book);
      case 13:
        return asDev('import-opening-balance', this.balance());
      case 14:
        return this.issue();
      case 15:
        return asDev(...this.assets());
      default:
        return this.administration();
    }
  }

  private code(kind: string): string {
    return `${kind}-${(this.made += 1)}`;
  }
  private block(): string {
    const first = 1 + this.dice.below(990);
    return `UN01-GHA-10471-${this.dice.oneOf(VINTAGES)}-${first}-${first + this.dice.below(60)}`;
  }
  private units(): object {
    if (this.dice.chance(0.5)) return { blocks: [this.block()] };
    return { quantity: String(1 + this.dice.below(40)), ...(this.dice.chance(0.5) ? { vintage: this.dice.oneOf(VINTAGES) } : {}) };
  }
  private transfer(): object {
    return { from: this.dice.oneOf(HOLDINGS), to: this.dice.oneOf([...HOLDINGS, 'ADAPTATION-SHARE']), units: this.units() };
  }

  private decideProposal(book: Book): Given {
    const open = [...book.proposals.values()].filter(({ state }) => state === 'open');
    const { proposal, hash } = open[this.dice.below(open.length)] ?? { proposal: 'NONE', hash: 'x'.repeat(43) };
    if (this.dice.chance(0.7)) return { name: 'approve', data: { proposal, hash }, actor: 'dev-two' };
    return this.dice.chance(0.5)
      ? { name: 'withdraw', data: { proposal, reason }, actor: 'dev' }
      : { name: 'decline', data: { proposal, reason }, actor: 'dev-two' };
  }

  private openOrClose(book: Book): Given {
    const opened = [...book.accounts.keys()].filter((account) => account.startsWith('NEW-'));
    const account = opened[this.dice.below(opened.length)];
    if (account === undefined || this.dice.chance(0.6))
      return { name: 'open-account', data: { account: this.code('NEW'), type: 'holding', party: 'GHA' }, actor: 'dev' };
    const data = this.dice.chance(0.5)
      ? { from: 'GHA-H1', to: account, units: this.units() }
      : { account, moveTo: this.dice.oneOf(HOLDINGS) };
    return { name: 'from' in data ? 'transfer-units' : 'close-account', data, actor: 'dev' };
  }

  private balance(): object {
    const rows = Array.from({ length: 1 + this.dice.below(3) }, () => balanceRow('7', String(this.dice.below(5_000) * 10)));
    const controlTotal = String(rows.length * 7);
    return { import: this.code('IM'), account: this.dice.oneOf(HOLDINGS), kind: 'CER', controlTotal, rows };
  }

  private issue(): Given {
    const vintage = this.dice.oneOf(['2021', '2022', '2024']);
    const line = { component: 'CP-1', vintage, quantity: '30', authorization: this.dice.oneOf(['A-NDC', 'A-ANY']) };
    const distribution = [{ account: this.dice.oneOf(HOLDINGS), quantity: '20' }];
    return { name: 'issue-units', data: { issuance: this.code('IS'), verification: 'V-1', lines: [line], distribution }, actor: 'dev' };
  }

  /** A component claims some of forty assets for a while, or gives one up. */
  private assets(): [string, object] {
    const { dice } = this;
    const [asset, day] = [(): string => `METER-${dice.below(40)}`, `20${30 + dice.below(60)}-0${1 + dice.below(9)}-01`];
    if (dice.chance(0.4)) return ['retire-assets', { component: 'CP-1', assets: [asset()], until: day }];
    const assets = [...new Set([asset(), asset(), asset()])];
    return ['register-assets', { component: 'CP-1', assets, from: day, ...(dice.chance(0.7) ? { until: `${day.slice(0, 7)}-28` } : {}) }];
  }

  private administration(): Given {
    const participating = this.dice.chance(0.7);
    const [name, data] = this.dice.oneOf<[string, object]>([
      ['update-party', { party: this.dice.oneOf(['CHE', 'RWA']), participating, reason }],
      ['grant-role', { actor: `guest-${this.dice.below(9)}`, role: 'auditor' }],
      ['revoke-role', { actor: `guest-${this.dice.below(9)}`, role: 'auditor' }],
      ['trust-account', { account: this.dice.oneOf(HOLDINGS), counterparty: 'CHE-H1', trusted: this.dice.chance(0.5) }],
      ['authorize-units', { ...AUTHORIZATION, authorization: this.code('A') }],
    ]);
    return { name, data, actor: 'dev' };
  }
}

const AUTHORIZATION = {
  ...{ host: 'GHA', statement: 'all', activities: ['10471'], cooperativeApproach: 'CA0001', purposes: ['NDC'], metric: 'GHG' },
  ...{ vintages: { first: '2021', last: '2030' }, sectors: ['Energy'], changesAfterFirstTransfer: false, date: '2021-01-01' },
  terms: { sha256: 'a'.repeat(64) },
};
