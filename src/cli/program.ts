import { Option, type Command } from 'commander';
import { VERSION } from '../node/build.js';
import { demo } from './demo/demo.js';
import { commandHelp } from './help/command-help.js';
import { firstSteps } from './help/first-steps.js';
import { JudgeBeside } from './judging/judge-beside.js';
import { calledAs } from './invocation.js';
import { DIMENSIONS } from '../projections/queries/dimensions.js';
import { LIST_NAMES } from './lists/lists.js';
import { Root } from './root.js';
import type { Terminal } from './terminal.js';
import { audit } from './verbs/audit.js';
import { backup } from './verbs/backup.js';
import { balance } from './verbs/balance.js';
import { command } from './verbs/command.js';
import { SHELLS } from './completion/scripts.js';
import { completion } from './verbs/completion.js';
import { config } from './verbs/config.js';
import { diff } from './verbs/diff.js';
import { history } from './verbs/history.js';
import { KEY_VERBS, keys } from './verbs/keys.js';
import { list } from './verbs/list.js';
import { migrate } from './verbs/migrate.js';
import { promote } from './verbs/promote.js';
import { proof } from './verbs/proof.js';
import { rebuild } from './verbs/rebuild.js';
import { reference } from './verbs/reference.js';
import { report, reportOptions } from './verbs/report.js';
import { restore } from './verbs/restore.js';
import { search } from './verbs/search.js';
import { serve } from './verbs/serve.js';
import { statement } from './verbs/statement.js';
import { tasks } from './verbs/tasks.js';
import { verify, type VerifyOptions } from './verbs/verify.js';
import { watch } from './verbs/watch.js';
import { witness } from './verbs/witness.js';
import { importFile, IMPORTS } from './import/import-file.js';
import type { Options } from './options.js';
import { exportFile } from './verbs/export-file.js';

const BY = `${DIMENSIONS.join(', ')}; several with commas`;

/** A verb's help has the options that every verb takes. */
const HELP = { showGlobalOptions: true };

/** The verbs of `sextant`. Each ends with an exit code, which goes to `exit`. */
export const program = (terminal: Terminal, exit: (code: number) => void): Command => {
  const root = new Root('sextant')
    .description('An event-sourced crediting ledger for Article 6 of the Paris Agreement')
    .version(VERSION)
    .option('--url <url>', 'a running node')
    .option('--data <dir>', 'a data directory, of a stopped or a running node (default: DATA_DIR, or ./data)')
    .option('--registry <code>', 'which registry (default: the only one there is)')
    .option('--json', 'the answer as JSON')
    .exitOverride()
    .configureHelp(HELP)
    .addHelpText('after', () => firstSteps(calledAs(terminal)))
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  const verb = (usage: string, says: string, work: (options: Options, ...operands: string[]) => number | Promise<number>): Command => {
    const [name = ''] = usage.split(' ');
    return root
      .command(usage)
      .description(says)
      .showHelpAfterError(`\`${calledAs(terminal)} ${name} --help\` shows how.`)
      .action(async function (this: Command) {
        exit(await work(this.optsWithGlobals<Options>(), ...this.args));
      });
  };

  root.commandsGroup('Run a node:').helpCommand('help [verb]', 'how a verb is used');
  verb('demo', "play a programme's year in a trial registry, prove it, then serve it", (options) => demo(options, terminal))
    .option('--exit', 'end after the story')
    .option('--port <port>', 'where to serve (default: 3000, or a free port)');
  verb('serve', 'serve the registries of a data directory', (options) => serve(options, terminal))
    .option('--port <port>', 'where HTTP listens (default: PORT, or 3000)')
    .option('--host <host>', 'on which address (default: HOST, or 127.0.0.1)')
    .option('--accept-loss', 'go on without events that files beside the event file remember; the ledger says so')
    .option('--confirm-clock', 'the clock of this machine is right, though it jumped ahead');

  root.commandsGroup('Submit commands:');
  verb('command <name>', 'submit one command; its --help lists them all', (options, name = '') => command(name, options, terminal))
    .option('--data-file <file>', "the command's data as JSON; - is the standard input")
    .option('--example', 'print a filled one, ready for --data-file, and submit nothing')
    .option('--key <key>', 'the idempotency key (default: a new one)')
    .option('--dry-run', 'say what it would do, and write nothing')
    .configureHelp({ ...HELP, formatHelp: commandHelp });
  const imports = verb(
    'import [file]',
    'submit a file of commands, or import assets, or units of another registry, or the events of an export',
    (options, file) => importFile(file, options, terminal),
  );
  const formats =
    'ndjson: {"command","key","data"} a line; csv: a row for each --command; gs-verra: authorised Gold Standard and Verra blocks, csv or json; cdm-serials: issuances of the CDM with their serials, csv or csv.gz; assets: devices, households and plots that components claim, csv; events: an export or an archive of evidence, back into an empty registry of a stopped directory (default: by the name of the file, and what it begins with)';
  imports
    .addOption(new Option('--format <format>', formats).choices(['ndjson', 'csv', 'events', ...Object.keys(IMPORTS)]))
    .option('--command <name>', 'csv: the command that every row is; its header names the members')
    .option('--atomic', 'ndjson, csv: all or none, at most 1,024')
    .option('--valid-only', 'assets: leave out the rows that are wrong, and import the others')
    .option('--dry-run', 'assets: check the file against the registry, and write nothing')
    .option('--template <file>', 'write a file to fill in: assets.csv; and import nothing');
  verb('tasks', 'what waits for you: proposals to approve, your own, and what is paid for and open', (options) => tasks(options, terminal));

  root.commandsGroup('Read:');
  verb('balance', 'sums of units, and totals that must sum', (options) => balance(options, terminal))
    .option('--by <members>', `${BY} (default: account-type)`)
    .option('--at <revision|instant|day>', 'as of a past revision or instant, or the end of a day (UTC)');
  const lists = verb('list <list> [of]', 'a list with all its pages, as a table, as CSV or as JSON', (options, name = '', of) =>
    list(name, { ...options, ...(of === undefined ? {} : { of }) }, terminal),
  );
  describe(lists, 'what to list', 'of which account, Party or units, where the list is of one').registeredArguments[0]?.choices(LIST_NAMES);
  lists
    .option('--csv', 'as CSV for a spreadsheet, with every member; also where --out ends with .csv')
    .option('--out <file>', 'the file to write; - is the standard output (default: -)')
    .option('--by <members>', `balances: ${BY} (default: account-type)`)
    .option('--filter <name=value...>', 'only those: party=GHA, state=active; a wrong name says which there are')
    .option('--text <words>', 'only those whose code or names have these words, each from its beginning')
    .option('--sort <name>', 'in the order of a filter, or of code; --sort=-name is from the end')
    .option('--count', 'only how many there are')
    .option('--at <revision|instant|day>', 'as of a past revision or instant, or the end of a day (UTC)');
  const life = verb('history <units>', 'the life of a unit or a range of units', (options, units = '') =>
    history(units, options, terminal),
  );
  describe(life, 'such as UN01-GHA-10471-2025-1-100').option(
    '--at <revision|instant|day>',
    'as of a past revision or instant, or the end of a day (UTC)',
  );
  const statements = verb('statement <account>', 'an account between two days: opening, moves, closing', (options, account = '') =>
    statement(account, options, terminal),
  );
  describe(statements, 'such as GHA-H1')
    .option('--from <day>', 'the first day, in UTC (default: that of the first event)')
    .option('--to <day>', 'the last day, in UTC (default: today)')
    .option('--at <revision|instant|day>', 'as of a past revision or instant, or the end of a day (UTC)')
    .option('--out <file>', 'the file to write, whose name ends with .csv or .xlsx');
  const searches = verb('search <name>', 'whatever is called so: exactly first, then what is near', (options, name = '') =>
    search(name, options, terminal),
  );
  describe(searches, 'an identifier or words of a name: units, a revision, a code, a hash, a title').option(
    '--at <revision|instant|day>',
    'as of a past revision or instant, or the end of a day (UTC)',
  );
  verb('diff <from> <to>', 'what changed after one revision, up to and with another', (options, from = '', to = '') =>
    diff(from, to, options, terminal),
  );
  const exports = verb('export', 'write every event, one a line, as it is stored', (options) => exportFile(options, terminal));
  exports
    .requiredOption('--out <file>', 'the file to write; - is the standard output')
    .option('--evidence', 'an archive (zip) with the events, the signed checkpoint, keys, schemas, rules and how to check them')
    .option('--at <revision|instant>', 'evidence: up to a past revision or instant');

  root.commandsGroup('Check:');
  verb('audit', 'replay the registry and check every law; exit 2 on a finding', (options) => audit(options, terminal)) //
    .option('--law <name>', 'only this law, by name or number: custody, or C1');

  const verifies = verb(
    'verify <what>',
    'check events with a public key alone, away from any node; exit 2 on a finding',
    (options, what = '') => verify(what, options as VerifyOptions, terminal, (input) => new JudgeBeside(input)),
  );
  describe(
    verifies,
    'events.ndjson or an archive of evidence of `sextant export`, or the address or the directory of a log: http://HOST/v1/registries/UN01/log',
  )
    .option('--key <key|file>', 'the public key of the log, NAME+ID+BASE64, or a file with it')
    .option('--checkpoint <file>', 'the signed checkpoint of a file of events (default, of a log and of an archive: its own)')
    .option('--policy <file>', 'logs and witnesses, and how many of these must have seen the checkpoint (instead of --key)')
    .option('--seen <file...>', 'checkpoints that were seen before')
    .option('--receipt <file...>', 'receipts of events')
    .option('--report <file...>', 'published figures to compare with: answers of `balances` or of `adjustments`, as JSON');
  const proofs = verb('proof <revision>', 'the receipt of an event: its place under a signed checkpoint', (options, revision = '') =>
    proof(revision, options, terminal),
  );
  describe(proofs, 'of the event, as the answer to a command says').option(
    '--out <file>',
    'the file to write (default: the standard output)',
  );

  const reports = verb(
    'report <kind> [of]',
    'a document: a certificate, the annual report (aef), the structured summary',
    (options, kind = '', of) => report(kind, of, options, terminal),
  );
  reportOptions(reports);

  const witnesses = verb('witness', 'co-sign the checkpoints of logs, each the continuation of the last', (options) =>
    witness(options, terminal),
  );
  witnesses
    .option('--log <key|file...>', 'the keys of the logs, NAME+ID+BASE64, or files with them')
    .option('--name <name>', 'what it signs as: an address of its own, without https://')
    .option('--port <port>', 'where it listens (default: 3100)')
    .option('--host <host>', 'on which address (default: 127.0.0.1)');

  const watches = verb('watch <url...>', 'follow logs of others, and end with 2 where one was set back or forked', (options, ...urls) =>
    watch(urls, options, terminal),
  );
  describe(watches, 'addresses of logs: http://HOST/v1/registries/UN01/log')
    .option('--key <key|file...>', 'the keys of the logs, NAME+ID+BASE64, or files with them')
    .option('--every <seconds>', 'how often each is looked at (default: 60)')
    .option('--once', 'look once, and end');

  root.commandsGroup('Look after it:');
  const backups = verb('backup', 'a checked copy of the events, also while a node writes them', (options) =>
    backup({ ...options, out: options['out'] ?? '' }, terminal),
  );
  backups
    .requiredOption('--out <dir|file>', 'where to: a directory, or one file whose name ends with .tar')
    .option('--incremental', 'only what is new since the last backup in that directory, beside it');
  const restores = verb('restore <backup>', 'put a backup into a data directory; it writes over nothing', (options, from = '') =>
    restore(from, options, terminal),
  );
  describe(restores, 'a directory or a .tar file that `sextant backup` made')
    .option('--accept-loss', 'also where more is known than the backup has; the log goes on as another, and the ledger says so')
    .option('--from-epoch <number>', 'with --accept-loss: the number of the log that is given up (default: the highest that is known)')
    .option('--peer <url...>', 'other nodes of the registry, or addresses of its log: what they saw signed must be there');
  const migrates = verb('migrate', 'move registries between a stopped data directory and EventStoreDB', (options) =>
    migrate({ ...options, from: options['from'] ?? '', to: options['to'] ?? '' }, terminal),
  );
  migrates
    .requiredOption('--from <dir|url>', 'where the events are: a data directory, or esdb://...')
    .requiredOption('--to <dir|url>', 'where they are to be: what was begun is gone on with')
    .option('--until <revision>', 'only up to this event, the last of an act: such as the last before a forged one');
  verb('promote', 'let a running node take over the writing of a registry', (options) => promote(options, terminal));
  verb('rebuild', 'make the read files of a stopped directory again', (options) => rebuild(options, terminal));
  verb('config', 'the settings in force, secrets masked', (options) => config(options, terminal));
  const keyVerb = verb('keys <what> [who]', 'who may call a node with AUTH_MODE=keys', (options, what = '', who) =>
    keys(what, who, options, terminal),
  );
  keyVerb
    .option('--file <file>', 'the keys file (default: KEYS_FILE)')
    .option('--person', "add: a person's key, who may approve")
    .option('--until <day>', 'add: the last day on which the key is good');
  describe(keyVerb, 'add, list or revoke', 'add: an actor; revoke: an actor, or how a fingerprint begins').registeredArguments[0]?.choices(
    KEY_VERBS,
  );
  const completes = verb('completion <shell>', 'a script that completes sextant in a shell', (_, shell = '') =>
    completion(root, shell, terminal),
  );
  describe(completes, 'whose script').registeredArguments[0]?.choices(SHELLS);
  root.addCommand(reference(root, terminal, exit), { hidden: true });
  return root;
};

/** Says in the help of a verb what its operands are, in their order. */
const describe = (verb: Command, ...says: readonly string[]): Command => {
  for (const [i, operand] of verb.registeredArguments.entries()) operand.description = says[i] ?? '';
  return verb;
};
