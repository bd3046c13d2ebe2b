import type { TFunction } from 'i18next';
import { title } from '../forms/labels.js';
import { unitsIn } from './event-sentence.js';
import { number } from './numbers.js';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const units = (data: Data): string => {
  const { quantity, blocks } = (data['units'] ?? {}) as Data;
  return number(typeof quantity === 'string' ? quantity : unitsIn(blocks));
};

/** What a command asks for, in a plain sentence: the main ones in words of their own, the others by what they name. */
export const proposedSentence = (t: TFunction, command: string, data: Data): string => {
  const values = { n: units(data), from: text(data['from']), to: text(data['to']), year: text(data['year']) };
  if (command === 'transfer-units') return t('Move {{n}} units from {{from}} to {{to}}.', values);
  if (command === 'use-units') return t('Use {{n}} units of {{from}} towards the NDC, for {{year}}.', values);
  if (command === 'cancel-units') return t('Cancel {{n}} units of {{from}}.', values);
  if (command === 'issue-units')
    return t('Issue units from verification {{verification}}, as {{issuance}}.', {
      verification: text(data['verification']),
      issuance: text(data['issuance']),
    });
  const named = Object.entries(data)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .slice(0, 4)
    .map(([, value]) => value);
  return `${t(title(command))}: ${named.join(', ')}.`;
};
