import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LeafPages } from '../../event-store/leaf-pages.js';
import { tailOf } from '../../event-store/stored-event.js';
import { BUILD } from '../../node/build.js';
import { CompactRange, hexOf } from '../../transparency-log/tree.js';
import { CliError } from '../terminal.js';
import { addedIn, addedTo } from './chain.js';
import { checkHashes, flush, hashed } from './files.js';
import { ADDED, MANIFEST, readManifest, type Manifest } from './manifest.js';
import { checkSealedOver, copySealed, noteOf } from './sealed.js';

/** Leaves read at a time: more than an act can have parts. */
const PAGE = 4_096;
const MOST_PARTS = 1_024;

/**
 * Adds what a registry has more than its backup in `into`, one event a line; gives its manifest, undefined where there is nothing new. Throws
 * `CliError` where there is no backup, or the registry's history is not the continuation of it.
 */
export const increment = async (
  { directory, registry, into }: { readonly directory: string; readonly registry: string; readonly into: string },
  seen: (events: number) => void,
): Promise<Manifest | undefined> => {
  const whole = join(into, registry);
  if (!existsSync(join(whole, MANIFEST)))
    throw new CliError(`There is no backup of ${registry} in ${into} to add to: take a whole one first, without --incremental.`);
  const first = readManifest(whole);
  const before = addedTo(into, registry, first).at(-1)?.manifest ?? first;
  const to = addedIn(into, registry, before.size);
  const partial = `${to}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  try {
    const checkpoint = copySealed(join(directory, registry), partial);
    const found = written(join(directory, registry), join(partial, ADDED[0]), before, checkpoint?.size, seen);
    if (!found) return undefined;
    checkSealedOver(found, checkpoint, registry);
    const files = await Promise.all(ADDED.filter((name) => existsSync(join(partial, name))).map((name) => hashed(partial, name)));
    const from = { size: before.size, root: before.root };
    const manifest: Manifest = { registry, ...found.events, checkpoint: noteOf(checkpoint), build: BUILD, files, from };
    writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await checkHashes(partial, files);
    for (const name of [...files.map((file) => file.name), MANIFEST]) flush(join(partial, name));
    flush(partial);
    renameSync(partial, to);
    flush(into);
    return manifest;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};

type Written = Parameters<typeof checkSealedOver>[0];

/** Writes the events behind those of `before` to `path`, each hashed anew; undefined where there are none. */
const written = (
  registry: string,
  path: string,
  before: Manifest,
  sealed: bigint | undefined,
  seen: (events: number) => void,
): Written | undefined => {
  const [pages, tree, roots] = [new LeafPages(registry), new CompactRange(), new Map<bigint, string>()];
  const file = openSync(path, 'wx', 0o600);
  const push = (hash: Uint8Array): void => {
    tree.push(hash);
    if (tree.size === sealed) roots.set(tree.size, hexOf(tree.root()));
  };
  try {
    const size = BigInt(before.size);
    while (tree.size < size) {
      const leaves = pages.read(tree.size, Math.min(PAGE, Number(size - tree.size)));
      for (const { hash } of leaves) push(hash);
      if (leaves.length === 0) break;
      seen(Number(tree.size));
    }
    if (tree.size !== size || hexOf(tree.root()) !== before.root)
      throw new CliError(
        `${registry} is not the continuation of its backup: that has ${before.size} events, root ${before.root}; here the first ${tree.size} have ${hexOf(tree.root())}. ` +
          'Keep that backup, and take a whole one elsewhere.',
      );
    let lastId = before.lastId;
    for (let isMore = true; isMore;) {
      const leaves = pages.wholeActs(tree.size, PAGE);
      for (const { hash } of leaves) push(hash);
      writeSync(file, leaves.map(({ body }) => `${body}\n`).join(''));
      lastId = tailOf(leaves.at(-1)?.body ?? '')?.id ?? lastId;
      seen(Number(tree.size));
      isMore = leaves.length > PAGE - MOST_PARTS;
    }
    return tree.size === size ? undefined : { events: { size: String(tree.size), root: hexOf(tree.root()), lastId }, roots };
  } finally {
    closeSync(file);
    pages.close();
  }
};
