import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { tellExamples } from '../../support/api/act.js';
import { served, type Served } from '../../support/api/served.js';
import { caller, run, runModule } from './run.js';

// Whoever calls a node in another language makes a client from its document: these generators do, as strict as their compilers are.

jest.setTimeout(300_000);
const KIOTA = '1.38.0';
const folder = mkdtempSync(join(tmpdir(), 'sextant-generated-'));

/** The generator of clients in C#, from NuGet; why it isn't here otherwise. */
const kiotaOrWhyNot = async (): Promise<{ readonly path: string; readonly framework: string } | string> => {
  try {
    const [major = ''] = (await run(folder, 'dotnet', '--version')).split('.');
    await run(folder, 'dotnet', 'tool', 'install', 'Microsoft.OpenApi.Kiota', '--version', KIOTA, '--tool-path', 'tool');
    return { path: join(folder, 'tool/kiota'), framework: `net${major}.0` };
  } catch (error) {
    return String(error).includes('ENOENT') ? 'there is no dotnet here' : 'NuGet has not given it';
  }
};
const kiota = await kiotaOrWhyNot();
if (typeof kiota === 'string') process.stderr.write(`skipped: a client in C# by Kiota ${KIOTA}; ${kiota}\n`);

let node: Served;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  writeFileSync(join(folder, 'openapi.json'), await (await fetch(`${node.url}/openapi.json`)).text());
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await node.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Compiles the generated files and the program that calls them, and lets it call the node. */
const compiledAndCalled = async (program: string): Promise<unknown> => {
  copyFileSync(caller(`${program}.ts.txt`), join(folder, `${program}.ts`));
  const lib = ['es2023', 'dom', 'dom.iterable'];
  const compilerOptions = { module: 'nodenext', target: 'es2023', lib, types: [], strict: true, skipLibCheck: true, outDir: 'built' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [`${program}.ts`] }));
  await runModule(folder, 'typescript/bin/tsc');
  const module = pathToFileURL(join(folder, 'built', `${program}.js`)).href;
  const call = `const { tryOut } = await import('${module}'); process.stdout.write(JSON.stringify(await tryOut('${node.url}')))`;
  return JSON.parse(await run(folder, process.execPath, '--input-type=module', '-e', call)) as unknown;
};

test('openapi-typescript with openapi-fetch', async () => {
  await runModule(folder, 'openapi-typescript/bin/cli.js', 'openapi.json', '-o', 'types.ts');
  expect(await compiledAndCalled('openapi-fetch')).toEqual(['AccountOpened GHA-G1', 'active', 'unknown-account']);
});

test('oazapfts', async () => {
  await runModule(folder, 'oazapfts/dist/cli.js', 'openapi.json', 'client.ts');
  expect(await compiledAndCalled('oazapfts')).toEqual(['AccountOpened', 'active', 'unknown-account']);
});

(typeof kiota === 'string' ? describe.skip : describe)('Kiota, for C# (skipped where there is no dotnet)', () => {
  test('reads the whole document, and its client compiles without a warning and calls', async () => {
    if (typeof kiota === 'string') return;
    const paths = ['accounts', 'accounts/{account}', 'commands/open-account', 'balances'].flatMap((path) => [
      '--include-path',
      `/v1/registries/{registry}/${path}`,
    ]);
    const output = ['-o', 'csharp/client', '-c', 'SextantClient', '-n', 'Sextant.Client', '--exclude-backward-compatible'];
    await run(folder, kiota.path, 'generate', '-l', 'csharp', '-d', 'openapi.json', ...output, ...paths);
    for (const name of ['Program.cs', 'client.csproj']) copyFileSync(caller(name), join(folder, 'csharp', name));
    // Servers that outlive a build would outlive the test.
    const alone = ['-nodeReuse:false', '-p:UseSharedCompilation=false', `-p:Framework=${kiota.framework}`];
    await run(join(folder, 'csharp'), 'dotnet', 'build', '-v', 'q', '-o', 'built', ...alone);
    expect(await run(join(folder, 'csharp/built'), 'dotnet', 'client.dll', node.url)).toBe('True Active UnknownAccount\n');
  });
});
