import type { Terminal } from './terminal.js';

/** What a verb was called with. */
interface Target {
  readonly url?: string;
  readonly data?: string;
  readonly registry?: string;
}

/** How this program is called from where it was started: npm puts it on the path of nobody else. */
export const calledAs = ({ env }: Pick<Terminal, 'env'>): string => (env['npm_command'] === undefined ? 'sextant' : 'npx sextant');

/** The options that name the same node or directory again; empty where none was named. */
export const targetOptions = ({ url, data }: Target): string =>
  url === undefined ? (data === undefined ? '' : ` --data ${quoted(data)}`) : ` --url ${quoted(url)}`;

/** Text as one word of a POSIX shell. */
export const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The lines that open a registry, each a whole command, indented: the first makes the file that the second submits. */
export const openingText = (terminal: Pick<Terminal, 'env'>, target: Target): string => {
  const command = `${calledAs(terminal)} command open-registry`;
  const file = 'open-registry.json';
  return `  ${command} --example > ${file}\n  ${command} --registry ${target.registry ?? 'UN01'} --data-file ${file}${targetOptions(target)}\n`;
};
