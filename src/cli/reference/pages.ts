import type { Command } from 'commander';
import { COMMAND_NAMES } from '../../domain/message/command-names.js';
import type { Claim } from '../../domain/message/authority.js';
import { eventMeta } from '../../domain/message/message.js';
import { REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';
import type { Catalogue, CommandEntry } from '../../ledger/catalogue.js';
import { commandLinePage } from './command-line.js';
import { fieldsTable, recordsOf } from './fields.js';
import { settingsPage } from './settings.js';

const GENERATED = '<!-- Made by `sextant reference` from the code. Do not edit. -->\n\n';

/** The pages of docs/reference, by file name, from the commands and events that the running modules offer and the verbs of `program`. */
export const referencePages = (catalogue: Catalogue, program: Command): Readonly<Record<string, string>> => ({
  'command-line.md': `${GENERATED}${commandLinePage(program)}`,
  'commands.md': commandsPage(catalogue),
  'events.md': eventsPage(catalogue),
  'refusals.md': refusalsPage(catalogue),
  'settings.md': `${GENERATED}${settingsPage()}`,
});

const commandsPage = (catalogue: Catalogue): string => {
  const entries = entriesOf(catalogue);
  const sections = entries.map((entry) => {
    const { name, by, summary, emits, refuses, command } = entry;
    const events = emits.map((event) => eventMeta(event).type).map((type) => `[${type}](events.md#${type.toLowerCase()})`);
    const codes = refuses.map((code) => `[\`${code}\`](refusals.md#${code})`);
    return (
      `## ${name}\n\n${summary}.\n\nWho may submit it: ${authorityText(by)}.\n\n${fieldsTable(catalogue.schemas[command.name])}\n` +
      `Writes: ${events.join(', ')}.\n\nRefuses with, in this order: ${codes.join(', ') || 'nothing of its own'}.\n\n`
    );
  });
  const records = recordSections(
    catalogue,
    entries.map(({ command }) => command.name),
  );
  return (
    `${GENERATED}# Commands\n\n\`POST /v1/registries/{registry}/commands/{name}\` with the members as a JSON object. ` +
    `Every number is a string. Unknown members are refused.\n\n${sections.join('')}${records}`
  );
};

const eventsPage = (catalogue: Catalogue): string => {
  const events = [...catalogue.eventClasses.values()].map((event) => ({ ...eventMeta(event), of: event.name }));
  const newest = new Map(events.sort((a, b) => a.version - b.version).map(({ type, version }) => [type, version]));
  const sections = events
    .sort((a, b) => (a.type === b.type ? b.version - a.version : a.type < b.type ? -1 : 1))
    .map(({ type, version, of }) => {
      const heading =
        newest.get(type) === version ? `## ${type}\n\nVersion ${version}.` : `Version ${version}, read and no longer written.`;
      return `${heading}\n\n${fieldsTable(catalogue.schemas[of])}\n`;
    });
  const records = recordSections(
    catalogue,
    events.map(({ of }) => of),
  );
  return `${GENERATED}# Events\n\nWhat is stored, as the \`data\` of an envelope. Members that do not apply are \`null\`.\n\n${sections.join('')}${records}`;
};

const refusalsPage = (catalogue: Catalogue): string => {
  const entries = entriesOf(catalogue);
  const sections = (Object.keys(REFUSALS) as RefusalCode[]).map((code) => {
    const { status, rule, title } = REFUSALS[code];
    const by = entries.filter(({ refuses }) => refuses.includes(code)).map(({ name }) => `[${name}](commands.md#${name})`);
    const commands = by.length > 0 ? `By: ${by.join(', ')}.` : 'Whatever is asked, or by no command of this build.';
    return `## ${code}\n\n${title}. Status ${status}${rule ? `, rule [${rule}](../rules.md#${rule.toLowerCase()})` : ''}. ${commands}\n\n`;
  });
  return (
    `${GENERATED}# Refusals\n\nA closed list. Answers are \`application/problem+json\` with \`code\` and, where there is one, \`rule\`.\n\n${sections.join('')}`.trimEnd() +
    '\n'
  );
};

/** The records that these classes are made of, each with its members. */
const recordSections = ({ schemas }: Catalogue, names: readonly string[]): string => {
  const records = new Set<string>();
  for (const name of names) recordsOf(schemas, schemas[name], records);
  const sections = [...records].sort().map((name) => `### ${name}\n\n${fieldsTable(schemas[name])}\n`);
  return `${sections.length > 0 ? '## Records\n\n' : ''}${sections.join('')}`.trimEnd() + '\n';
};

/** The commands in the order of the contract. */
const entriesOf = ({ commands }: Catalogue): CommandEntry[] => COMMAND_NAMES.flatMap((name) => commands.get(name) ?? []);

/** Who may submit a command, in words. */
export const authorityText = (by: CommandEntry['by']): string => ('says' in by ? by.says : by.map(claimText).join(', or '));
const claimText = ({ role, scope }: Claim): string => (scope ? `${role}, for what is theirs` : role);
