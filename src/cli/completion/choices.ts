import type { Argument, Command, Option } from 'commander';

/** What may stand at a place of the command line: one of a few words, or the path of a file or a directory. */
export type Choices = readonly string[] | 'files' | 'directories';

/** The command line as a completion sees it: at which places it can say what may stand there. */
export interface Places {
  /** Options after which a value stands. */
  readonly withValue: readonly string[];
  /** The values of an option, by verb and option. */
  readonly values: ReadonlyMap<string, Choices>;
  /** The options of a verb; of the program itself under the empty verb. */
  readonly options: ReadonlyMap<string, Choices>;
  /** What may stand as the first operand, the second and so on, by verb and place from 0; the verbs themselves under the empty verb. */
  readonly operands: ReadonlyMap<string, Choices>;
}

/** What `root` takes, read off its own verbs and options; `commands` are those of the ledger. */
export const placesOf = (root: Command, commands: readonly string[]): Places => {
  const help = root.createHelp();
  const verbs = help.visibleCommands(root);
  const own = help.visibleOptions(root);
  const verbNames = verbs.map((verb) => verb.name());
  const named: Readonly<Record<string, Choices>> = { file: 'files', dir: 'directories', name: commands, command: verbNames };
  const choicesOf = ({ argChoices }: Option | Argument, placeholder: string): Choices | undefined => argChoices ?? named[placeholder];
  const values = new Map<string, Choices>();
  const options = new Map<string, Choices>();
  const operands = new Map<string, Choices>([[' 0', verbNames]]);
  const withValue = new Set<string>();
  for (const [verb, taken] of [['', own] as const, ...verbs.map((one) => [one.name(), [...help.visibleOptions(one), ...own]] as const)]) {
    options.set(verb, [...new Set(taken.flatMap(({ long }) => long ?? []))]);
    for (const option of taken) {
      if (option.long === undefined || !(option.required || option.optional)) continue;
      withValue.add(option.long);
      const choices = choicesOf(option, /[<[](.+)[>\]]/.exec(option.flags)?.[1] ?? '');
      if (choices) values.set(`${verb} ${option.long}`, choices);
    }
  }
  for (const verb of verbs)
    for (const [i, operand] of verb.registeredArguments.entries()) {
      const choices = choicesOf(operand, operand.name());
      if (choices) operands.set(`${verb.name()} ${i}`, choices);
    }
  return { withValue: [...withValue], values, options, operands };
};
