import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { REGISTRY_CODE } from '../../node/settings.js';
import { CliError } from '../terminal.js';
import { BACKED_UP, MANIFEST, readManifest } from './manifest.js';
import { unpack } from './tar.js';

/** Where a registry's files stand in a data directory while they are looked at. */
export const stagedIn = (data: string, registry: string): string => join(data, `${registry}.restoring`);

/** Brings every registry of a backup, a directory or a `.tar` file, into `data`, beside what is there. Gives their codes. Throws `CliError`. */
export const stage = async (from: string, data: string): Promise<string[]> => {
  const codes = new Set<string>();
  await eachFile(from, async (registry, name, bytes) => {
    const directory = stagedIn(data, registry);
    if (!codes.has(registry)) rmSync(directory, { recursive: true, force: true });
    codes.add(registry);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = await open(join(directory, name), 'wx', 0o600);
    try {
      for await (const chunk of bytes) await file.appendFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  if (codes.size === 0)
    throw new CliError(`There is no backup in ${from}: a directory with CODE/${MANIFEST}, or a .tar that \`sextant backup\` made.`);
  return [...codes].sort();
};

/** That an archive holds the registries whose backups are `directories`, byte for byte. Throws `CliError`. */
export const checkArchive = async (archive: string, directories: Readonly<Record<string, string>>): Promise<void> => {
  const left = new Map(
    Object.entries(directories).flatMap(([registry, directory]) =>
      readManifest(directory).files.map(({ name, sha256 }) => [`${registry}/${name}`, sha256]),
    ),
  );
  await eachFile(archive, async (registry, name, bytes) => {
    const sum = createHash('sha256');
    for await (const chunk of bytes) sum.update(chunk);
    if (left.get(`${registry}/${name}`) === sum.digest('hex')) left.delete(`${registry}/${name}`);
  });
  const [wrong] = left.keys();
  if (wrong !== undefined) throw new CliError(`${archive} was not written as it must be: ${wrong} in it is otherwise. Is the disk sound?`);
};

type Take = (registry: string, name: string, bytes: AsyncIterable<Buffer>) => Promise<void>;

/** Every file of a backup. Throws `CliError` where it holds anything else. */
const eachFile = async (from: string, take: Take): Promise<void> => {
  if (!existsSync(from)) throw new CliError(`There is no ${from}.`);
  if (!statSync(from).isDirectory())
    return unpack(from, (path, bytes) => {
      const [registry = '', name = '', ...more] = path.split('/');
      if (!REGISTRY_CODE.test(registry) || !isPart(name) || more.length > 0)
        throw new CliError(`${from} is not a backup: it holds ${JSON.stringify(path.slice(0, 100))}.`);
      return take(registry, name, bytes);
    });
  for (const [registry, directory] of registriesOf(from))
    for (const name of [...BACKED_UP, MANIFEST].filter((part) => existsSync(join(directory, part))))
      await take(registry, name, createReadStream(join(directory, name)) as AsyncIterable<Buffer>);
};

const isPart = (name: string): boolean => [...BACKED_UP, MANIFEST].some((part) => part === name);

/** The directory in which the backup of a registry stands; undefined where it is in a file, or was named itself. */
export const backupDirectory = (from: string, registry: string): string | undefined => {
  if (!statSync(from).isDirectory()) return undefined;
  return existsSync(join(from, MANIFEST)) ? (existsSync(join(from, '..', registry, MANIFEST)) ? join(from, '..') : undefined) : from;
};

/** The backup of one registry, or the directory of several. */
const registriesOf = (from: string): [registry: string, directory: string][] =>
  existsSync(join(from, MANIFEST))
    ? [[readManifest(from).registry, from]]
    : readdirSync(from)
        .filter((name) => REGISTRY_CODE.test(name) && existsSync(join(from, name, MANIFEST)))
        .sort()
        .map((name) => [name, join(from, name)]);
