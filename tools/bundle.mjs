import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

// Makes of what the build made two files that stand alone: `dist/verify.mjs`, the verifier, which needs Node and nothing else, and
// `dist/checker.mjs`, the independent checker as a module, which needs no Node and runs in a browser.

const DIST = join(import.meta.dirname, '..', 'dist');

const BUNDLES = { 'verify.mjs': 'cli/verify-alone/main.js', 'checker.mjs': 'checker/checker.js' };

for (const [name, entry] of Object.entries(BUNDLES))
  await build({
    ...{ configFile: false, logLevel: 'error', root: DIST, publicDir: false },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(DIST, entry), outDir: DIST, emptyOutDir: false, target: 'es2023', minify: false },
      rollupOptions: { output: { entryFileNames: name, format: 'es', codeSplitting: false } },
    },
  });
for (const name of ['cli/main.js', 'verify.mjs']) chmodSync(join(DIST, name), 0o755);
