import type { Argument, Command, Option } from 'commander';

/** The verbs of the command line as a page, read off the program itself. */
export const commandLinePage = (root: Command): string => {
  const help = root.createHelp();
  const verbs = help.visibleCommands(root).filter((verb) => verb.name() !== 'help');
  const sections = verbs.map(
    (verb) =>
      `## ${verb.name()}\n\n\`sextant ${verb.name()}${verb.registeredArguments.map(operandText).join('')}\`: ${verb.description()}.\n\n` +
      verb.registeredArguments.flatMap(choicesText).join('') +
      optionsTable(verb.options),
  );
  return (
    `# The command line\n\n${root.description()}. Exit codes: 0 all well, 1 an error, 2 a check failed. How files and lists look: ` +
    `[operations](../operations.md#the-command-line).\n\nEvery verb takes:\n\n${optionsTable(root.options)}${sections.join('')}`.trimEnd() +
    '\n'
  );
};

const operandText = (operand: Argument): string => (operand.required ? ` <${operand.name()}>` : ` [${operand.name()}]`);

const choicesText = (operand: Argument): string[] =>
  operand.argChoices ? [`\`${operand.name()}\` is one of ${operand.argChoices.map((choice) => `\`${choice}\``).join(' ')}.\n\n`] : [];

const optionsTable = (options: readonly Option[]): string =>
  options.length === 0 ? '' : `| option | |\n|---|---|\n${options.map(optionRow).join('')}\n`;

const optionRow = ({ flags, description, mandatory }: Option): string =>
  `| \`${flags.replaceAll('|', '\\|')}\` | ${description.replaceAll('|', '\\|')}${mandatory ? '; must be given' : ''} |\n`;
