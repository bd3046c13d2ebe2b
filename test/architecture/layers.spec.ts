import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = join(import.meta.dirname, '../..');
const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'));
const tsConfig: unknown = extractTSConfig(join(root, 'tsconfig.json'));

describe('layers', () => {
  it('src and web keep the directions of imports', async () => {
    const folders = ['src', 'web'].filter((folder) => existsSync(join(root, folder)));
    const { summary, modules } = await judge(root, ...folders);

    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    const seen = new Set(modules.map(({ source }) => source));
    expect(sources(join(root, 'src')).filter((file) => !seen.has(`src/${file}`))).toEqual([]);
  });

  describe('canary: a fixture that breaks every rule', () => {
    const fixture = judge(join(import.meta.dirname, 'fixture'), 'src', 'web');

    it.each(ruleNames(options))('%s bites', async (name) => {
      const { summary } = await fixture;

      expect(summary.violations.map(({ rule }) => rule.name)).toContain(name);
    });

    it('sees the import of node:fs and of the ledger in the domain', async () => {
      const { summary } = await fixture;
      const found = summary.violations.filter(({ from }) => from === 'src/domain/bad.ts').map(({ rule, to }) => `${rule.name}: ${to}`);

      expect(found).toContain('domain-is-pure: fs');
      expect(found).toContain('domain-imports-only: src/ledger/ledger.ts');
    });

    it('leaves alone what is allowed', async () => {
      const { summary } = await fixture;

      expect(summary.violations.filter(({ from }) => from === 'src/domain/kernel/module.ts')).toEqual([]);
    });
  });
});

async function judge(baseDir: string, ...folders: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(folders, { ...options, baseDir, validate: true }, undefined, { tsConfig });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with a text: ${output}`);
  return output;
}

function ruleNames({ ruleSet }: ICruiseOptions): string[] {
  return (ruleSet?.forbidden ?? []).map(({ name }) => name ?? 'a rule without a name');
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}
