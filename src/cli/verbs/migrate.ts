import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { registriesIn, REGISTRY_CODE } from '../../node/settings.js';
import { canonical } from '../../domain/kernel/canonical.js';
import { CopyMark } from '../../event-store/copy-mark.js';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { EventFile } from '../../event-store/event-file.js';
import { compare, toFile, toServer, type Done, type Until } from '../migrate/move.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { calledAs, quoted } from '../invocation.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly registry?: string;
  /** The revision of the last event that is moved; absent: all are. */
  readonly until?: string;
}

const isUrl = (end: string): boolean => end.startsWith('esdb');

/**
 * `sextant migrate`: moves registries between a stopped data directory and EventStoreDB, with the same events, ids, revisions and bytes.
 * What was interrupted goes on where it was; at the end every event of both is compared.
 */
export const migrate = async ({ from, to, registry, until: last }: Options, terminal: Terminal): Promise<number> => {
  if (isUrl(from) === isUrl(to)) throw new CliError('Name a data directory and an esdb:// address: one with --from, the other with --to.');
  if (last !== undefined && !/^\d{1,15}$/.test(last)) throw new CliError('--until is the revision of an event, such as 41.');
  if (last !== undefined && registry === undefined) throw new CliError('--until is for one registry: name it with --registry CODE.');
  const until = last === undefined ? undefined : BigInt(last);
  const [directory, url] = isUrl(from) ? [to, from] : [from, to];
  const toServers = url === to;
  const codes = registry === undefined ? registriesIn(directory) : [registry];
  if (codes.length === 0)
    throw new CliError(toServers ? `There is no registry in ${directory}.` : 'Name the registry with --registry CODE.');
  const lock = new DirectoryLock(directory);
  try {
    for (const code of codes) {
      if (!REGISTRY_CODE.test(code)) throw new CliError('A code is two or three letters and two digits.');
      await move({ code, directory: join(directory, code), url, toServers, until }, terminal);
    }
    return EXIT.ok;
  } finally {
    lock.release();
  }
};

interface Move {
  readonly code: string;
  /** Of the registry. */
  readonly directory: string;
  readonly url: string;
  readonly toServers: boolean;
  readonly until: Until;
}

const move = async ({ code, directory, url, toServers, until }: Move, terminal: Terminal): Promise<void> => {
  const path = join(directory, 'events.sqlite');
  if (toServers && !existsSync(path)) throw new CliError(`There is no ${path}.`);
  mkdirSync(directory, { recursive: true });
  const file = new EventFile(path);
  const allowInsecure = terminal.env['EVENTSTORE_ALLOW_INSECURE'] === '1';
  try {
    await step(terminal, `${code}, events checked`, (done) => readWhole(file, done));
    const { EventStoreDb } = await import('../../event-store/eventstoredb/eventstoredb.js');
    const server = await EventStoreDb.open({ url, allowInsecure, registry: code, canonical }, toServers ? undefined : file.last());
    try {
      if (!toServers && (await server.head()) === 'none') throw new CliError(`There is no stream ${server.stream}.`);
      await step(terminal, `${code}, events moved`, (done) =>
        toServers ? toServer(file, server, until, done) : toFile(server, file, until, done),
      );
      await step(terminal, `${code}, events compared`, (done) => compare(file, server, until, done));
      if (toServers && until !== undefined && until < file.size - 1n) {
        terminal.out(
          `${code}: ${grouped(until + 1n)} events are the same at both ends; ${directory} has ${grouped(file.size - until - 1n)} more and is left ` +
            'as it is. Start a node of that stream on a new directory: it is filled from there.\n',
        );
        return;
      }
      const mark = new CopyMark(directory);
      if (toServers) mark.set(server.stream);
      else mark.remove();
      const serve = `\`${calledAs(terminal)} serve --data ${quoted(dirname(directory))}\``;
      const now = toServers
        ? `The directory is a copy from now on: start its node by ${serve} with EVENTSTORE_URL set.`
        : `Start its node by ${serve} without EVENTSTORE_URL.`;
      terminal.out(`${code}: ${grouped(file.size)} events are the same at both ends, root ${file.root()}. ${now}\n`);
    } finally {
      await server.close();
    }
  } finally {
    await file.close();
  }
};

/** Every event of the file is what was written, before anything of it goes anywhere. */
const readWhole = async (file: EventFile, done: Done): Promise<void> => {
  for (const act of file.replay()) done(Number(act.at(-1)?.revision ?? 0n) + 1);
  return Promise.resolve();
};

const step = async (terminal: Terminal, what: string, work: (done: Done) => Promise<void>): Promise<void> => {
  const progress = new Progress(terminal, what);
  try {
    await work((events) => progress.at(events));
  } finally {
    progress.end();
  }
};
