import { Refusal } from '../../../src/domain/kernel/refusal.js';
import { DIMENSIONS } from '../../../src/projections/answers/balances.js';
import type { Params, QuestionName, Questions } from '../../../src/projections/questions.js';
import type { ReadModel } from '../../../src/projections/read-model.js';

type Listing = { [K in QuestionName]: Questions[K]['answer'] extends { readonly items: readonly unknown[] } ? K : never }[QuestionName];

/** Each list with the question about one of its things, and the member that is the thing's code. */
const THINGS = {
  accounts: ['account', 'account'],
  parties: ['party', 'party'],
  programmes: ['programme', 'programme'],
  components: ['component', 'component'],
  verifications: ['verification', 'verification'],
  authorizations: ['authorization', 'authorization'],
  entities: ['entity', 'entity'],
  issuances: ['issuance', 'issuance'],
  imports: ['import', 'import'],
  proposals: ['proposal', 'proposal'],
  roles: ['role', 'id'],
} as const satisfies { readonly [K in Listing]: readonly [QuestionName, string] };

/** Everything a read model says of the book at one moment: every question, every page, every thing; as text, to be compared. */
export class Everything {
  readonly said: string[] = [];

  private constructor(
    private readonly model: ReadModel,
    private readonly at: string | undefined,
    private readonly pageSize: number,
  ) {}

  static async of(model: ReadModel, at?: string, pageSize = 7): Promise<string[]> {
    const all = new Everything(model, at, pageSize);
    await all.askAll();
    return all.said;
  }

  private async askAll(): Promise<void> {
    await this.ask('registry', {});
    for (const by of DIMENSIONS) await this.ask('balances', { by: [by] });
    await this.ask('balances', { by: [...DIMENSIONS] });
    for (const [list, [one, member]] of Object.entries(THINGS) as [Listing, (typeof THINGS)[Listing]][])
      for (const item of await this.pages(list, {}, 'items')) {
        const code = String((item as Record<string, unknown>)[member]);
        await this.ask(one, { [one]: code } as never);
        if (list === 'accounts') await this.account(code);
        if (list === 'parties') await this.party(code);
      }
  }

  private async account(account: string): Promise<void> {
    await this.ask('balances', { by: ['vintage', 'status'], account });
    for (const { block } of (await this.pages('holdings', { account }, 'blocks')) as { block: string }[]) {
      await this.pages('units', { units: block }, 'blocks');
      await this.pages('history', { units: block }, 'version');
      const first = block.replace(/-(\d+)-\d+$/, '-$1-$1');
      await this.pages('history', { units: first }, 'version');
    }
  }

  private async party(party: string): Promise<void> {
    await this.pages('adjustments', { party }, 'entries');
    await this.ask('emissions-balance', { party, from: '2014', to: '2027' });
    await this.ask('balances', { by: ['account', 'kind'], party });
  }

  private async pages<K extends QuestionName>(question: K, params: Omit<Params<K>, 'at'>, member: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const paging = { pageSize: this.pageSize, ...(cursor === undefined ? {} : { cursor }) };
      const answer: Record<string, unknown> | undefined = await this.ask(question, { ...params, ...paging });
      items.push(...((answer?.[member] ?? []) as unknown[]));
      cursor = (answer?.['cursor'] ?? null) as string | null;
    }
    return items;
  }

  private async ask<K extends QuestionName>(question: K, params: Params<K>): Promise<Record<string, unknown> | undefined> {
    const asked = this.at === undefined ? params : { ...params, at: this.at };
    try {
      const { answer, touched } = await this.model.ask(question, asked);
      this.said.push(`${question} ${JSON.stringify(params)} ${touched} ${JSON.stringify(answer)}`);
      return answer as unknown as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.said.push(`${question} ${JSON.stringify(params)} refused: ${error.code}`);
      return undefined;
    }
  }
}
