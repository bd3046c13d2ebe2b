import type { Catalogue } from '../../ledger/catalogue.js';
import { eventMeta } from '../../domain/message/message.js';

const APPROVED = 'CommandApproved';

/**
 * Which command an act is of, by its events: the one that may emit them all and the fewest others. An envelope doesn't name it. The act of
 * an approved proposal is its command's. Undefined where no command emits such events: the node did.
 */
export class CommandOfAct {
  private readonly commands: readonly { readonly name: string; readonly emits: ReadonlySet<string> }[];
  private readonly known = new Map<string, string | undefined>();

  constructor({ commands }: Pick<Catalogue, 'commands'>) {
    this.commands = [...commands.values()]
      .map(({ name, emits }) => ({ name, emits: new Set(emits.map((event) => eventMeta(event).type)) }))
      .sort((a, b) => a.emits.size - b.emits.size || (a.name < b.name ? -1 : 1));
  }

  name(types: readonly string[]): string | undefined {
    const own = types.length > 1 ? types.filter((type) => type !== APPROVED) : types;
    const key = own.length === 1 ? (own[0] ?? '') : [...new Set(own)].join();
    if (!this.known.has(key)) this.known.set(key, this.commands.find(({ emits }) => own.every((type) => emits.has(type)))?.name);
    return this.known.get(key);
  }
}
