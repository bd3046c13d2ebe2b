import type { Catalogue } from '../../ledger/catalogue.js';
import type { CommandMeta } from '../../domain/message/message.js';
import { eventMeta } from '../../domain/message/message.js';

const APPROVED = 'CommandApproved';

/**
 * Which command an act is of, by its events and the role of who gave it: the one that this role may give and that may emit them all and the
 * fewest others. An envelope doesn't name it. The act of an approved proposal is its command's. Undefined where no command emits such events:
 * the node did.
 */
export class CommandOfAct {
  private readonly commands: readonly { readonly name: string; readonly by: CommandMeta['by']; readonly emits: ReadonlySet<string> }[];
  private readonly known = new Map<string, string | undefined>();

  constructor({ commands }: Pick<Catalogue, 'commands'>) {
    this.commands = [...commands.values()]
      .map(({ name, by, emits }) => ({ name, by, emits: new Set(emits.map((event) => eventMeta(event).type)) }))
      .sort((a, b) => a.emits.size - b.emits.size || (a.name < b.name ? -1 : 1));
  }

  /** `authority` is as the envelope has it: `holder:GHA-H1`; null of a node's own act. */
  name(types: readonly string[], authority: string | null): string | undefined {
    const own = types.length > 1 ? types.filter((type) => type !== APPROVED) : types;
    const role = authority?.split(':', 1)[0] ?? '';
    const key = `${role} ${own.length === 1 ? (own[0] ?? '') : [...new Set(own)].join()}`;
    if (!this.known.has(key)) this.known.set(key, this.find(own, role));
    return this.known.get(key);
  }

  private find(types: readonly string[], role: string): string | undefined {
    const all = this.commands.filter(({ emits }) => types.every((type) => emits.has(type)));
    const own = all.find(({ by }) => 'authority' in by || by.some((claim) => claim.role === role));
    return (own ?? all[0])?.name;
  }
}
