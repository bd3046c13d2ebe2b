import { Command } from 'commander';

const VERSION = '--version';

/**
 * The program itself. Its `--version` is its own only before the verb; behind one that takes a version, such as `report`, it is the verb's
 * (commander takes a program's option wherever it stands).
 */
export class Root extends Command {
  override parseOptions(args: string[]): ReturnType<Command['parseOptions']> {
    const verb = this.commands.find((command) => command.options.some(({ long }) => long === VERSION) && args.includes(command.name()));
    const at = verb ? args.findIndex((arg, i) => i > args.indexOf(verb.name()) && (arg === VERSION || arg.startsWith(`${VERSION}=`))) : -1;
    if (at < 0) return super.parseOptions(args);
    const end = at + (args[at] === VERSION ? 2 : 1);
    const { operands, unknown } = super.parseOptions([...args.slice(0, at), ...args.slice(end)]);
    return { operands, unknown: [...args.slice(at, end), ...unknown] };
  }
}
