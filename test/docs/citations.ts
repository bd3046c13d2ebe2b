import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idsIn } from '../../src/cli/reference/rules/citations.js';
import { RULE_TOPICS } from '../../src/cli/reference/rules/rules.js';
import { WORKED_CASES } from '../../src/cli/reference/rules/worked-cases.js';

const ROOT = join(import.meta.dirname, '../..');
const KNOWN_IDS: ReadonlySet<string> = new Set([...Object.values(RULE_TOPICS).flat(), ...WORKED_CASES].map(({ id }) => id));

/** A page by its name, then perhaps a place in it: `#anchor`, or the number of a section. */
const PAGE = /(?<![\w:./-])((?:\.{1,2}\/)*(?:[\w-]+\/)*[\w-]+\.md)(#[\w-]+)?`?(?:,? (\d+(?:\.\d+)*)(?:(?: and|,| to) (\d+(?:\.\d+)+))?)?/g;
const PATH = /`((?:src|test|bench|docs)\/[\w./-]+)`/g;
const ANCHOR = /\]\((#[\w-]+)\)/g;

/** What a file of the repository cites that isn't there, each as it stands in the text. `path` is that of the file, which needn't exist. */
export const brokenCitations = (path: string, text: string): string[] => {
  const ids = idsIn(text).filter((id) => !KNOWN_IDS.has(id));
  const pages = [...text.matchAll(PAGE)].filter((match) => !isThere(path, match)).map(([cited]) => cited);
  if (!path.endsWith('.md')) return [...ids, ...pages];
  const own = headingsOf(text);
  const anchors = [...text.matchAll(ANCHOR)].flatMap(([, anchor = '']) => (own.anchors.has(anchor.slice(1)) ? [] : [anchor]));
  const paths = [...text.matchAll(PATH)].flatMap(([, named = '']) => (existsSync(join(ROOT, named)) ? [] : [named]));
  return [...ids, ...pages, ...anchors, ...paths];
};

/** A page is named from the root of the repository; in a page, or with dots before it, from where the file lies, too. */
const isThere = (path: string, [, name = '', anchor, ...sections]: RegExpMatchArray): boolean => {
  const places = path.endsWith('.md') || name.startsWith('.') ? [join(dirname(path), name), name] : [name];
  const page = places.find((place) => existsSync(join(ROOT, place)));
  if (page === undefined) return false;
  const { anchors, numbers } = headingsOf(readFileSync(join(ROOT, page), 'utf8'));
  return (anchor === undefined || anchors.has(anchor.slice(1))) && sections.every((number) => number === undefined || numbers.has(number));
};

/** The headings of a page by the anchor that readers of Markdown give them, and by their numbers. */
const headingsOf = (text: string): { anchors: ReadonlySet<string>; numbers: ReadonlySet<string> } => {
  const titles = [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);
  return {
    anchors: new Set(
      titles.map((title) =>
        title
          .toLowerCase()
          .replace(/[^\w\- ]/g, '')
          .replaceAll(' ', '-'),
      ),
    ),
    numbers: new Set(titles.flatMap((title) => /^(\d+(?:\.\d+)*)\.? /.exec(title)?.[1] ?? [])),
  };
};

/** Made from other files, or about names of pages rather than citing them. */
const APART = /^test\/(docs|support\/api|architecture\/fixture)\/|^test\/cli\/reference\.spec\.ts$|^src\/cli\/reference\//;

/** Every file of the repository that people write and that may cite. */
export const citingFiles = (): string[] =>
  ['src', 'test', 'bench', 'docs', '.']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' }).map((name) =>
        folder === '.' ? name : `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(ts|mjs|cjs|md|ya?ml)$/.test(path) && !APART.test(path) && statSync(join(ROOT, path)).isFile());

/** The text of a file of the repository. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
