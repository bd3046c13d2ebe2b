import { Refusal } from '../../../src/domain/kernel/refusal.js';
import { DIMENSIONS } from '../../../src/projections/queries/dimensions.js';
import { QUESTIONS, type QuestionName } from '../../../src/projections/questions.js';
import type { ReadModel } from '../../../src/projections/read-model.js';

type Given = Readonly<Record<string, unknown>>;

/** Each list of resources with the question about one of them, by the route of the one: `/accounts/:account` is of the list `accounts`. */
const RESOURCES = QUESTIONS.flatMap(({ name: one, path }): [list: QuestionName, one: QuestionName][] => {
  const [, folder] = /^\/([a-z]+)\/:[a-z]+$/.exec(path) ?? [];
  const list = QUESTIONS.find(({ name, pages }) => name === folder && pages === 'items');
  return list ? [[list.name, one]] : [];
});
const MEMBERS: ReadonlyMap<QuestionName, string | null> = new Map(QUESTIONS.map(({ name, pages }) => [name, pages]));

/** Everything a read model says of the book at one moment: every question, every page, every resource; as text, to be compared. */
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
    for (const [list, one] of RESOURCES)
      for (const item of await this.pages(list, {})) {
        const code = String(item['id'] ?? item[one]);
        await this.ask(one, { [one]: code });
        if (list === 'accounts') await this.account(code);
        if (list === 'parties') await this.party(code);
        if (list === 'components') await this.assets(code);
        if (list === 'programmes') await this.pages('attribution', { programme: code });
        if (list === 'components') await this.pages('attribution', { programme: item['programme'], component: code });
      }
  }

  private async account(account: string): Promise<void> {
    await this.ask('balances', { by: ['vintage', 'status'], account });
    for (const { block } of await this.pages('holdings', { account })) {
      const first = String(block).replace(/-(\d+)-\d+$/, '-$1-$1');
      await this.pages('units', { units: block });
      await this.pages('history', { units: block });
      await this.pages('history', { units: first });
    }
  }

  private async assets(component: string): Promise<void> {
    for (const { asset } of await this.pages('component-assets', { component })) await this.pages('asset-claims', { asset });
  }

  private async party(party: string): Promise<void> {
    await this.pages('adjustments', { party });
    await this.ask('emissions-balance', { party, from: '2014', to: '2027' });
    await this.pages('inventories', { party });
    for (const question of ['adjustment-methods', 'final-periods'] as const) await this.ask(question, { party });
    await this.ask('balances', { by: ['account', 'kind'], party });
  }

  private async pages(question: QuestionName, params: Given): Promise<Given[]> {
    const items: Given[] = [];
    for (let cursor: unknown; cursor !== null;) {
      const paging = { pageSize: this.pageSize, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await this.ask(question, { ...params, ...paging });
      items.push(...((answer?.[MEMBERS.get(question) ?? ''] ?? []) as Given[]));
      cursor = answer?.['cursor'] ?? null;
    }
    return items;
  }

  private async ask(question: QuestionName, params: Given): Promise<Given | undefined> {
    const given = this.at === undefined ? params : { ...params, at: this.at };
    try {
      const { answer, touched } = await this.model.ask(question, given);
      this.said.push(`${question} ${JSON.stringify(params)} ${touched} ${JSON.stringify(answer)}`);
      return answer as unknown as Given;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.said.push(`${question} ${JSON.stringify(params)} refused: ${error.code}`);
      return undefined;
    }
  }
}
