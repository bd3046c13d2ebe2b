// After a build: puts each program of dist/, and each thread that one starts, into a file with all it needs, in place of the entry that was built.
// A start then reads some thirty files in place of two thousand. The other modules stay beside it, for benches and tests that load one alone.
import { chmodSync, readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';

const DIST = join(import.meta.dirname, '../dist');

/** Finds files of its own by where it lies, or is what a test's preload changes in a started program. */
const BESIDE = [/^better-sqlite3$/, /^pdfkit$/, /^swagger-ui-dist(\/|$)/];
/** What libraries load where it is there, and do without. */
const OPTIONAL = [/^@nestjs\/(microservices|websockets|platform-express)(\/|$)/, /^@fastify\/(static|view|multipart)$/];

const isProgram = (path) => path === 'main.js' || path === join('cli', 'main.js') || path.endsWith('.thread.js');
const programs = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(isProgram);

/** Modules find what lies beside them by where they were built, whichever file they have come into. */
const placesAsBuilt = {
  name: 'places-as-built',
  transform(code, id) {
    if (!id.startsWith(DIST + sep)) return null;
    const place = JSON.stringify(relative(DIST, id).replaceAll(sep, '/'));
    return code.replace(/import\.meta\.(url|dirname|filename)\b/g, `__built(${place}, "$1")`);
  },
  renderChunk(code, { fileName }) {
    const place = (path) => `new URL(${JSON.stringify(posix.relative(posix.dirname(fileName), path))}, import.meta.url)`;
    const member = {
      url: (path) => `${place(path)}.href`,
      filename: (path) => `process.getBuiltinModule("node:url").fileURLToPath(${place(path)})`,
      dirname: (path) => `process.getBuiltinModule("node:url").fileURLToPath(${place(posix.dirname(path))})`,
    };
    return code.replace(/__built\("([^"]+)", "(\w+)"\)/g, (_, path, name) => member[name](path));
  },
};

const bundle = await rolldown({
  cwd: DIST,
  input: Object.fromEntries(programs.map((path) => [path.slice(0, -'.js'.length), join(DIST, path)])),
  platform: 'node',
  external: [...BESIDE, ...OPTIONAL],
  plugins: [placesAsBuilt],
  logLevel: 'warn',
});
await bundle.write({ dir: DIST, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', keepNames: true });

// Files that stand alone: the verifier, which needs Node and nothing else, and the independent checker as a module, which runs in a browser too.
for (const [name, entry] of Object.entries({ 'verify.mjs': 'cli/verify-alone/main.js', 'checker.mjs': 'checker/checker.js' })) {
  const alone = await rolldown({ cwd: DIST, input: join(DIST, entry), platform: 'node', logLevel: 'warn' });
  await alone.write({ file: join(DIST, name), codeSplitting: false, keepNames: true });
}
for (const name of ['cli/main.js', 'verify.mjs']) chmodSync(join(DIST, name), 0o755);
