import { base, type Client } from '../client.js';
import type { Outcome } from '../act.js';
import { Refused } from '../problem-text.js';

interface Adjustments {
  readonly additions: string;
  readonly subtractions: string;
  readonly net: string;
}
interface Balances {
  readonly rows: readonly { readonly account: string; readonly quantity: string }[];
  readonly totals: Readonly<Record<string, string>>;
}

/** The demo's registry, as anyone would speak to it: over HTTP, one request a command, one a question. */
export class DemoRegistry {
  constructor(
    readonly client: Client,
    readonly code: string,
  ) {}

  submit(name: string, data: object, key?: string): Promise<Outcome> {
    return this.client.command(this.code, name, data, key === undefined ? {} : { key });
  }

  /** A command that must be refused. Throws where it isn't. */
  async refused(name: string, data: object): Promise<Refused> {
    try {
      await this.submit(name, data);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    throw new Error(`${name} was accepted, which it must not be`);
  }

  /** What an account holds, in units. */
  async held(account: string): Promise<string> {
    return (await this.client.get<{ quantity: string }>(`${base(this.code)}/accounts/${account}`)).quantity;
  }

  /** The blocks of an account, by id, each with its first-transfer flag. */
  async blocks(account: string): Promise<{ block: string; firstTransferred: boolean }[]> {
    const { blocks } = await this.client.get<{ blocks: { block: string; firstTransferred: boolean }[] }>(
      `${base(this.code)}/accounts/${account}/holdings`,
    );
    return blocks;
  }

  adjustments(party: string): Promise<Adjustments> {
    return this.client.get(`${base(this.code)}/parties/${party}/adjustments`);
  }

  balances(): Promise<Balances> {
    return this.client.get(`${base(this.code)}/balances?by=account`);
  }
}
