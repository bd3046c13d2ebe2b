import { Refusal } from '../../src/domain/kernel/refusal.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import type { Answer, Request } from '../../src/ledger/request.js';
import type { Attempt, Question } from './history.js';
import type { Machine } from './machine.js';
import type { Owner } from './scheduler.js';
import type { World } from './world.js';

/** A caller on the network: everything it asks and everything that is said to it goes into the history of the world. */
export class Caller {
  constructor(
    private readonly world: World,
    private readonly self: Owner,
  ) {}

  /** Gives commands and waits for the answer; hears nothing when the process dies, or when it waits no longer. */
  async give(machine: Machine, requests: readonly Request[], waits: number): Promise<readonly (Answer | undefined)[] | 'nothing'> {
    const { world } = this;
    const attempt: Attempt = { kind: 'commands', node: machine.name, requests, begun: world.durable };
    const heard = await machine.ask(this.self, waits, async (ledger) => {
      world.history.push(attempt);
      const [request] = requests;
      const { front } = machine;
      const one = (given: Request): Promise<Answer> => (front ? front.give(given) : ledger.execute(given));
      const answers = requests.length === 1 && request ? [await one(request)] : await ledger.executeTogether(requests);
      Object.assign(attempt, { answers, ended: world.durable });
      world.scheduler.note(`${machine.name} says ${answers.map(inWords).join(', ')} to ${requests.map(named).join(', ')}`);
      return answers;
    });
    attempt.left = world.scheduler.steps;
    return heard;
  }

  /** Asks what became of a key. */
  find(machine: Machine, request: Request, waits: number): Promise<NonNullable<Question['said']> | 'nothing'> {
    const { world } = this;
    const question: Question = { kind: 'question', request, begun: world.durable, since: world.scheduler.steps };
    return machine.ask(this.self, waits, async (ledger) => {
      world.history.push(question);
      const said = await (machine.front ?? ledger).find(request.actor, request.key ?? '').then(
        (act: StoredAct | undefined) => act ?? 'never executed',
        (error: unknown) => {
          if (error instanceof Refusal) return error;
          throw error;
        },
      );
      Object.assign(question, { said, ended: world.durable });
      const words = said instanceof Refusal ? said.code : said === 'never executed' ? said : said[0]?.id;
      world.scheduler.note(`${machine.name} says of ${request.key}: ${words}`);
      return said;
    });
  }
}

const named = ({ key, name }: Request): string => `${key} ${name}`;

const inWords = (answer: Answer | undefined): string =>
  answer instanceof Refusal ? answer.code : answer ? `${answer.replayed ? 'again ' : ''}${answer.act[0]?.id}` : 'nothing';
