import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** What a first visit may load at most, compressed: the page's script with all it imports at once, and its style. */
const BUDGET = 250_000;

/** Fails the build where the first load outgrows its budget. */
const budget = (): Plugin => ({
  name: 'budget',
  generateBundle(_, bundle) {
    const first = new Set<string>();
    const load = (name: string): void => {
      const file = bundle[name];
      if (first.has(name) || file?.type !== 'chunk') return;
      first.add(name);
      file.imports.forEach(load);
    };
    for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) load(file.fileName);
    const bytes = Object.values(bundle).reduce((sum, file) => {
      if (file.type === 'chunk') return first.has(file.fileName) ? sum + gzipSync(file.code).length : sum;
      return file.fileName.endsWith('.css') ? sum + gzipSync(file.source).length : sum;
    }, 0);
    if (bytes > BUDGET) this.error(`The first load is ${bytes} bytes, compressed: its budget is ${BUDGET}`);
    this.info(`first load ${Math.round(bytes / 1000)} kB of ${BUDGET / 1000}, compressed`);
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [budget()],
  // The icon is the node's own, for all its pages.
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: {
      external: ['/assets/sextant.svg'],
      // `use client` is for servers that render: there is none.
      onwarn: (warning, warn) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning)),
    },
  },
});
