import { CommanderError } from 'commander';
import { ConfigError } from '../node/config.js';
import { DamagedFile } from '../event-store/damaged-file.js';
import { DirectoryInUse } from '../event-store/directory-lock.js';
import { SettingFault, StreamFault } from '../event-store/faults.js';
import { VERSION } from '../node/build.js';
import { faultText } from '../node/fault-text.js';
import { StartFault } from '../node/start-fault.js';
import { Refused } from './problem-text.js';
import { CliError, EXIT, type Terminal } from './terminal.js';

/** Runs one command line. Returns the exit code: 0 all well, 1 an error, 2 a check that failed. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  let code: number = EXIT.ok;
  try {
    if (args.length === 1 && isVersion(args[0])) {
      terminal.out(`${VERSION}
`);
      return code;
    }
    // Loaded here, so that asking for the version loads neither the verbs nor the questions and commands they know.
    const { program } = await import('./program.js');
    const root = program(terminal, (exit) => (code = exit));
    // Nothing at all is a question: what can I do here?
    await root.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.error;
    if (args.includes('--json') && error instanceof Refused) terminal.out(`${JSON.stringify(error.problem)}\n`);
    else terminal.err(`${faultText(error, terminal.env, FORESEEN)}\n`);
    return EXIT.error;
  }
};

/** Its message is printed as it is; another fault is the program's. */
const FORESEEN = [CliError, ConfigError, DamagedFile, DirectoryInUse, SettingFault, StartFault, StreamFault];

const isVersion = (arg: string | undefined): boolean => arg === '--version' || arg === '-V';
