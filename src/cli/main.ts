#!/usr/bin/env node
import 'reflect-metadata';
import { run } from './run.js';
import { processTerminal } from './terminal.js';

// A reader that closes the pipe early, such as `head`, has what it wants.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2), processTerminal());
