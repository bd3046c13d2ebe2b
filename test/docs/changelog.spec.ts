import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventMeta } from '../../src/domain/message/message.js';
import { catalogue } from '../support/scenario.js';

const text = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');

describe('the changelog', () => {
  it('says which version of each event the next release writes', () => {
    const unreleased = /^## \[Unreleased\]$([^]*?)^## \[/m.exec(text)?.[1] ?? '';
    const events = /^### Events$([^]*)/m.exec(unreleased)?.[1] ?? '';
    const named = [...events.matchAll(/`([A-Za-z]+)` (\d+)/g)].map(([, type, version]) => `${type} ${version}`);
    const latest = new Map<string, number>();
    for (const { type, version } of [...catalogue().eventClasses.values()].map(eventMeta))
      latest.set(type, Math.max(version, latest.get(type) ?? 0));

    expect(named.sort()).toEqual([...latest].map(([type, version]) => `${type} ${version}`).sort());
  });
});
