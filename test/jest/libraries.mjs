import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '../..');

/** The libraries of many files that most test files load: each in a world of its own, which takes longer than many a test. */
const LIBRARIES = [
  '@nestjs/common',
  '@nestjs/common/decorators/modules/module.decorator.js',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/testing',
  'class-transformer',
  'class-transformer/cjs/storage.js',
  'class-validator',
  'class-validator-jsonschema',
  'rxjs',
];

/** What libraries load where it is there, and do without. */
const OPTIONAL = [/^@nestjs\/(microservices|websockets|platform-express)(\/|$)/, /^@fastify\/(static|view|multipart)$/];

const nameOf = (library) => library.replaceAll(/[@./]+/g, '-');

/** Decorators write by it while their modules load. */
const FIRST = `import 'reflect-metadata';\n`;

/** A CommonJS library has no names that a bundler could see: they are asked of the library itself. */
const entryOf = async (library) => {
  const { default: exported, ...named } = await import(library);
  if (!exported?.__esModule) return `${FIRST}export * from '${library}';\n`;
  const names = Object.keys(named).filter((name) => name !== 'module.exports' && name !== '__esModule');
  return `${FIRST}import library from '${library}';\nexport default library;\nexport const { ${names.join(', ')} } = library;\n`;
};

const bundleInto = async (folder) => {
  const entries = new Map(await Promise.all(LIBRARIES.map(async (library) => [`\0${nameOf(library)}`, await entryOf(library)])));
  const plugin = {
    name: 'libraries',
    resolveId: (id) => (entries.has(id) ? id : null),
    load: (id) => entries.get(id),
  };
  const bundle = await rolldown({
    cwd: ROOT,
    input: Object.fromEntries(LIBRARIES.map((library) => [nameOf(library), `\0${nameOf(library)}`])),
    platform: 'node',
    external: ['reflect-metadata', ...OPTIONAL],
    plugins: [plugin],
    logLevel: 'warn',
  });
  await bundle.write({ dir: folder, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', keepNames: true });
};

/**
 * Jest's map from these libraries to one file each, made once for a lock file: 30 files are loaded in place of 900. The same code runs, in the
 * same order, as in a build (`tools/bundle.mjs`).
 */
export const mapToBundles = async () => {
  const of = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(readFileSync(import.meta.filename));
  const folder = join(ROOT, '.libraries', of.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    const made = `${folder}.${process.pid}`;
    mkdirSync(made, { recursive: true });
    await bundleInto(made);
    try {
      renameSync(made, folder);
    } catch (error) {
      // Another run made the same beside this one.
      if (!existsSync(folder)) throw error;
      rmSync(made, { recursive: true });
    }
  }
  return Object.fromEntries(
    LIBRARIES.map((library) => [`^${library.replaceAll(/[./]/g, '\\$&')}$`, join(folder, `${nameOf(library)}.mjs`)]),
  );
};
