import { Help, type Command } from 'commander';
import { COMMAND_NAMES } from '../../domain/message/command-names.js';
import type { Catalogue, CommandEntry } from '../../ledger/catalogue.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { authorityText } from '../reference/pages.js';
import { CliError } from '../terminal.js';
import { membersOf } from './members.js';
import { nearest } from './nearest.js';

/** The help of `sextant command`: its options and every command with its summary; with the name of one, the members of its data. */
export const commandHelp = (verb: Command, helper: Help): string => {
  const catalogue = startCatalogue();
  const name = verb.args.find((word) => !word.startsWith('-'));
  return name === undefined
    ? `${Help.prototype.formatHelp.call(helper, verb, helper)}${listOf(catalogue, helper)}`
    : helpOf(catalogue, name, helper);
};

/** The command `name`. Throws, with the name that was probably meant, where this program knows none. */
export const knownCommand = (catalogue: Catalogue, name: string): CommandEntry => {
  const entry = catalogue.commands.get(name);
  if (entry) return entry;
  const meant = nearest(name, [...catalogue.commands.keys()]);
  throw new CliError(
    `There is no command ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`} \`sextant command --help\` lists the commands.`,
  );
};

/** The filled example of a command, ready for `--data-file`. */
export const exampleText = ({ example }: CommandEntry): string => `${JSON.stringify(example, null, 2)}\n`;

const listOf = ({ commands }: Catalogue, helper: Help): string => {
  const known = COMMAND_NAMES.flatMap((name) => commands.get(name) ?? []);
  const items = known.map(({ name, summary }) => [name, summary] as const);
  return (
    `\n${section('Commands:', items, helper)}\n` +
    'sextant command NAME --help shows the members of its data,\nsextant command NAME --example prints a filled one.\n'
  );
};

const helpOf = (catalogue: Catalogue, name: string, helper: Help): string => {
  const entry = knownCommand(catalogue, name);
  const members = membersOf(catalogue.schemas, catalogue.schemas[entry.command.name]).map(({ term, form }) => [term, form] as const);
  const width = helper.helpWidth ?? 80;
  return (
    `${helper.boxWrap(`Usage: sextant command ${name} --data-file <file> [options]`, width)}\n\n` +
    `${helper.boxWrap(`${entry.summary}. Who may submit it: ${authorityText(entry.by)}.`, width)}\n\n` +
    `${section('Members of its data (those with a * must be there):', members, helper)}\n` +
    `A filled one, as sextant command ${name} --example prints it:\n\n${exampleText(entry)}`
  );
};

/** Terms in one column, what they say in another, wrapped to the width of the terminal. */
const section = (heading: string, items: readonly (readonly [term: string, says: string])[], helper: Help): string => {
  const width = Math.max(...items.map(([term]) => term.length));
  return `${heading}\n${items.map(([term, says]) => `${helper.formatItem(term, width, says, helper)}\n`).join('')}`;
};
