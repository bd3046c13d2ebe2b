import type { Target } from './connection-string.js';
import { serverPage } from './server-page.js';

/**
 * The options a server runs with, by name, from its page /info/options. Undefined where it doesn't answer: it does so to operators, and to
 * anybody on an insecure server.
 */
export const serverOptions = async (target: Target, milliseconds: number): Promise<ReadonlyMap<string, string> | undefined> => {
  const page = await serverPage(target, '/info/options', milliseconds);
  return page?.status === 200 ? parsed(page.text) : undefined;
};

const parsed = (text: string): ReadonlyMap<string, string> | undefined => {
  try {
    const options: unknown = JSON.parse(text);
    if (!Array.isArray(options)) return undefined;
    return new Map(options.map(({ name, value }: { name: unknown; value: unknown }) => [String(name), String(value)]));
  } catch {
    return undefined;
  }
};
