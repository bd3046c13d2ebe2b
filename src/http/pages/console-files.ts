import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { tagOfBytes } from '../entity-tags.js';

/** Where `npm run build` puts the console: the same folder for `src` and for `dist`. */
const BUILT = join(import.meta.dirname, '../../../dist/web');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file as it is sent. */
export interface File {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
}

/** The built console: its page, and its files, whose names change with what is in them. */
export class ConsoleFiles {
  private read: { readonly page: string | undefined; readonly files: ReadonlyMap<string, File> } | undefined;

  constructor(private readonly folder = BUILT) {}

  /** The page of the console; undefined where it was not built. */
  get page(): string | undefined {
    return this.all.page;
  }

  /** One of its files, by name. */
  file(name: string): File | undefined {
    return this.all.files.get(name);
  }

  /** Read when it is first asked for, and then kept: another build on the disk would not fit the page that went out. */
  private get all(): NonNullable<ConsoleFiles['read']> {
    return (this.read ??= readBuilt(this.folder));
  }
}

const readBuilt = (folder: string): NonNullable<ConsoleFiles['read']> => {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return { page: undefined, files: new Map() };
  const files = readdirSync(join(folder, 'assets')).flatMap((name): [string, File][] => {
    const type = TYPES[extname(name)];
    if (type === undefined) return [];
    const bytes = readFileSync(join(folder, 'assets', name));
    return [[name, { bytes, type, etag: tagOfBytes(bytes) }]];
  });
  return { page: readFileSync(page, 'utf8'), files: new Map(files) };
};

/** Addresses that are views of the console: the one page there is serves all of them, and finds out by itself what to show. */
const VIEW = /^\/(?:r|verify)(?:\/|\?|$)/;

/** A request as far as its address goes. */
interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** The address that answers for a request: a view of the console is the first page, whatever stands behind it. */
export const addressOf = ({ method, url = '' }: Asked): string => ((method === 'GET' || method === 'HEAD') && VIEW.test(url) ? '/' : url);
