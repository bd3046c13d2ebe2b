import { createRequire } from 'node:module';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { format } from 'prettier';
import type { Document } from './checked-answers.js';

const CLI = join(dirname(createRequire(import.meta.url).resolve('openapi-typescript/package.json')), 'bin/cli.js');

/** Whatever is refused has one type: said once an operation, the types stay readable. */
const withoutRefusals = (document: Document): object => {
  const problem = {
    description: 'A refusal',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const paths = Object.entries(document.paths).map(([path, methods]): [string, object] => {
    const described = Object.entries(methods).map(([method, { responses, ...operation }]): [string, object] => {
      const answers = Object.entries(responses).filter(([status]) => status < '400');
      return [method, { ...operation, responses: { ...Object.fromEntries(answers), default: problem } }];
    });
    return [path, Object.fromEntries(described)];
  });
  return { ...document, paths: Object.fromEntries(paths) as object };
};

/** The TypeScript types of an OpenAPI document, as `openapi-typescript` makes them and prettier lays them out. */
export const typesOf = async (document: Document): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-types-'));
  const [input, output] = [join(directory, 'openapi.json'), join(directory, 'openapi.ts')];
  try {
    writeFileSync(input, JSON.stringify(withoutRefusals(document)));
    await promisify(execFile)(process.execPath, [CLI, input, '-o', output, '--immutable', '--empty-objects-unknown'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return await format(readFileSync(output, 'utf8'), { parser: 'typescript', printWidth: 140, singleQuote: true });
  } finally {
    rmSync(directory, { recursive: true });
  }
};
