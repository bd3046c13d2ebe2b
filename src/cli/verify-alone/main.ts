#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { CliError, EXIT, processTerminal, type Terminal } from '../terminal.js';
import { verify } from '../verbs/verify.js';

// `sextant verify` as a program of its own: the build makes one file of it, `dist/verify.mjs`, that needs Node and nothing else.

const HELP = `verify.mjs WHAT --key KEY: checks a registry's history with a public key and nothing else.

  WHAT                  events.ndjson, an archive of evidence (zip), or the address or directory of a log
  --key KEY|FILE        the public key of the log, NAME+ID+BASE64, from whoever operates the registry
  --checkpoint FILE     the signed checkpoint of a file of events
  --policy FILE         logs and witnesses, and how many of these must have seen the checkpoint (instead of --key)
  --seen FILE           a checkpoint that was seen before; may be repeated
  --receipt FILE        a receipt of an event; may be repeated
  --report FILE         published balances or adjustments, as JSON; may be repeated
  --json                the answer as JSON

Ends with 0 where all of it holds, with 2 where something doesn't, with 1 where it couldn't be checked.
`;

const FILE = { type: 'string' } as const;
const FILES = { type: 'string', multiple: true } as const;
const OPTIONS = {
  ...{ key: FILE, checkpoint: FILE, policy: FILE, seen: FILES, receipt: FILES, report: FILES },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const run = async (args: string[], terminal: Terminal): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const { help, ...options } = values;
    const [what, ...more] = positionals;
    if (help || what === undefined || more.length > 0) {
      terminal.out(HELP);
      return help ? EXIT.ok : EXIT.error;
    }
    return await verify(what, options, terminal);
  } catch (error) {
    if (!(error instanceof CliError || error instanceof TypeError)) throw error;
    terminal.err(`${error.message}\n`);
    return EXIT.error;
  }
};

process.exitCode = await run(process.argv.slice(2), processTerminal());
