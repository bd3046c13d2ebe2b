import { REFUSALS, type RefusalCode } from '../../../domain/kernel/refusal.js';
import type { Catalogue } from '../../../ledger/catalogue.js';
import { CHOICES } from './choices.js';
import type { Citations } from './citations.js';
import type { Rule, RuleState } from './rule.js';
import { RULE_TOPICS } from './rules.js';
import { SOURCES } from './sources.js';
import { WORKED_CASES } from './worked-cases.js';

/** What names a rule: files of the program, and of its tests. */
export interface Cited {
  readonly code: Citations;
  readonly tests: Citations;
}

const TITLES: Readonly<Record<RuleState, string>> = { 'in force': 'In force', 'in part': 'In force in part', 'not yet': 'Not built yet' };

/** `docs/rules.md`: the rules as written in this folder, each with the commands, refusals, code and tests that carry it. */
export const rulesPage = (catalogue: Catalogue, cited: Cited): string =>
  `${HEAD}${statesTable()}\n${Object.entries(RULE_TOPICS)
    .map(([topic, rules]) => `## ${topic}\n\n${rules.map((rule) => ruleText(rule, catalogue, cited)).join('')}`)
    .join('')}${choicesText()}\n${casesText(cited)}\n${sourcesText()}`;

const HEAD = `<!-- Made by \`npm run generate\` from src/cli/reference/rules and the code. Do not edit. -->

# The rules

What may happen in a registry, and what may not. Each rule has a number that code, tests, refusals and findings name; the text is ours,
its [source](#sources) stands below it. **In force**: this build keeps it whole. **In part**: what is missing is said. **Not yet**: the
commands it speaks of are not in this build, and are answered with \`404 unknown-command\`. Tests are those that name the rule, and those
that are known to show it. Numbers are never reused.

How the rules were read where they leave room: [the choices](#where-the-sources-leave-something-open) and
[a decision](decisions/README.md) on readings. What a command looks like and how it is answered: [the contract](contract.md).

`;

const allRules = (): readonly Rule[] => Object.values(RULE_TOPICS).flat();

const statesTable = (): string => {
  const rows = (Object.keys(TITLES) as RuleState[]).map((state) => {
    const ids = allRules().filter((rule) => rule.state === state);
    return `| ${TITLES[state]} | ${ids.length} | ${ids.map(({ id }) => `[${id}](#${anchorOf(id)})`).join(' ')} |\n`;
  });
  return `| state | rules | |\n|---|---|---|\n${rows.join('')}`;
};

const ruleText = (rule: Rule, catalogue: Catalogue, { code, tests }: Cited): string => {
  const { id, says, clause, state, missing, shownBy = [] } = rule;
  const refusals = (Object.keys(REFUSALS) as RefusalCode[]).filter((name) => REFUSALS[name].rule === id);
  const sources = code.get(id) ?? [];
  const carried = state === 'not yet' ? [] : commandsOf(catalogue, refusals, sources);
  const shown = [...new Set([...(tests.get(id) ?? []), ...shownBy])].sort();
  return (
    `### ${id}\n\n${says}\n\n**${TITLES[state]}**${missing === undefined ? '' : `: ${missing}`}.\n\n- Source: ${clause}\n` +
    line('Commands', carried.map(commandLink)) +
    line(
      'Refused with',
      refusals.map((name) => `[\`${name}\`](reference/refusals.md#${name})`),
    ) +
    line('Code', sources.map(fileName)) +
    line('Tests', shown.map(fileName)) +
    '\n'
  );
};

/** The commands that refuse for the rule, and those whose own page names it, in the order of the contract. */
const commandsOf = ({ commands }: Catalogue, refusals: readonly RefusalCode[], sources: readonly string[]): string[] => {
  const stems = new Set(sources.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.ts'.length)));
  return [...commands.values()]
    .filter(({ name, refuses }) => stems.has(name) || refuses.some((code) => refusals.includes(code)))
    .map(({ name }) => name)
    .sort();
};

const line = (what: string, items: readonly string[]): string => (items.length === 0 ? '' : `- ${what}: ${items.join(', ')}\n`);
const commandLink = (name: string): string => `[${name}](reference/commands.md#${name})`;
const fileName = (path: string): string => `\`${path}\``;
const anchorOf = (id: string): string => id.toLowerCase();

const choicesText = (): string =>
  '## Where the sources leave something open\n\nA registry states its choices in its policy, which each event that needs it records. ' +
  'Where the source is later found to say otherwise the policy changes, never the history.\n\n' +
  `| open | policy | what is done |\n|---|---|---|\n${CHOICES.map(({ open, policy = '', done }) => `| ${open} | ${policy} | ${done} |\n`).join('')}`;

const casesText = ({ tests }: Cited): string => {
  const rows = WORKED_CASES.map(({ id, shows }) => {
    const files = (tests.get(id) ?? []).filter((path) => path.endsWith('.spec.ts'));
    return `| ${id} | ${shows} | ${files.length === 0 ? 'not yet' : files.map(fileName).join(', ')} |\n`;
  });
  return `## Worked cases\n\nEach comes out to the last unit, through the public command path.\n\n| case | shows | test |\n|---|---|---|\n${rows.join('')}`;
};

const sourcesText = (): string =>
  `## Sources\n\n| tag | document |\n|---|---|\n${Object.entries(SOURCES)
    .map(([tag, document]) => `| ${tag} | ${document} |\n`)
    .join('')}`;
