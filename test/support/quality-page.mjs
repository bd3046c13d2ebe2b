import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';

/** Puts into docs/quality.md what `change` makes of its text, formatted. */
export const changeQualityPage = async (root, change) => {
  const path = join(root, 'docs/quality.md');
  const text = change(readFileSync(path, 'utf8'));
  writeFileSync(path, await prettier.format(text, { ...(await prettier.resolveConfig(path)), parser: 'markdown' }));
};

/** Puts `made` between two marks of docs/quality.md. Throws where they aren't there. */
export const putIntoQualityPage = (root, [begin, end], made) =>
  changeQualityPage(root, (text) => {
    const [before, rest = ''] = text.split(begin);
    const [, after] = rest.split(end);
    if (after === undefined) throw new Error(`docs/quality.md has no place for this: ${begin} ... ${end}`);
    return `${before}${begin}\n\n${made}\n\n${end}${after}`;
  });
