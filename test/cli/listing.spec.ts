import { describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/cli/client.js';
import { eventListing, listing } from '../../src/cli/lists/listing.js';
import { LISTS, type List } from '../../src/cli/lists/lists.js';

/** A node whose book grows by an event with every read. */
const growing = (): { client: Client; asked: string[] } => {
  const asked: string[] = [];
  const get = (path: string): Promise<unknown> => {
    asked.push(path);
    if (path === '/openapi.json') return Promise.resolve(document);
    const revision = new URL(path, 'http://node').searchParams.get('at') ?? String(40 + asked.length);
    const items = [{ account: 'A' }, { account: 'B' }];
    return Promise.resolve({ revision, items, blocks: [{ quantity: revision }], cursor: null });
  };
  return { client: { get, registry: () => Promise.resolve('UN01') } as unknown as Client, asked };
};

const block = { type: 'object', properties: { quantity: { anyOf: [{ $ref: '#/components/schemas/Quantity' }, { type: 'null' }] } } };
const answer = { content: { 'application/json': { schema: { properties: { blocks: { items: block } } } } } };
const route = '/v1/registries/{registry}/accounts/{account}/holdings';
const document = {
  paths: { [route]: { get: { responses: { '200': answer } } } },
  components: { schemas: { Quantity: { type: 'string' } } },
};

describe('the list of everything in every account', () => {
  it('is of one revision, whatever is written meanwhile', async () => {
    const { client, asked } = growing();
    const found = await listing(client, LISTS.get('holdings') as List, {});
    const items = [];
    for await (const page of found.pages) items.push(...page);
    expect(items).toEqual([
      { account: 'A', quantity: found.revision },
      { account: 'B', quantity: found.revision },
    ]);
    expect(found.columns.map(({ name, plain }) => [name, plain])).toEqual([
      ['account', true],
      ['quantity', true],
    ]);
    expect(asked.filter((path) => path.includes('/holdings')).every((path) => path.includes(`at=${found.revision}`))).toBe(true);
  });
});

describe('the list of events', () => {
  it('ends where the book ended when it was asked for', async () => {
    const event = (revision: number): string => `{"revision":"${revision}","schema":"1","type":"PartyUpdated","v":1}\n`;
    const text = (path: string): Promise<string> => {
      const after = Number(new URL(path, 'http://node').searchParams.get('after'));
      return Promise.resolve(event(after + 1) + event(after + 2));
    };
    const client = { text, get: () => Promise.resolve({ revision: '4' }), registry: () => Promise.resolve('UN01') } as unknown as Client;
    const revisions = [];
    for await (const page of (await eventListing(client, {})).pages) revisions.push(...page.map(({ revision }) => revision));
    expect(revisions).toEqual(['0', '1', '2', '3', '4']);
  });
});
