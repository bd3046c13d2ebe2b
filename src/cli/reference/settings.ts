import { SETTINGS, TOKEN } from '../../node/settings.js';

/** The page of settings: what `sextant config` prints, and what each one decides. */
export const settingsPage = (): string => {
  const rows = [...Object.values(SETTINGS), TOKEN].map(({ name, unset, meaning }) => [`\`${name}\``, unset, meaning]);
  return `# Settings

Environment, checked at start; every fault is named at once. \`sextant config\` prints what is in force, secrets masked.

${table(['name', 'unset', 'meaning'], rows)}
`;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('');
};
