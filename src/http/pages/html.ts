import type { FastifyReply } from 'fastify';
import { tagOfBytes } from '../entity-tags.js';
import { PAGE_POLICY } from '../gate/security-headers.js';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a page: text is escaped, HTML is not, a list is its items one after the other. */
export type Content = string | Html | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const textOf = (content: Content): string => {
  if (content instanceof Html) return content.text;
  if (typeof content === 'string') return content.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  return content.map(textOf).join('');
};

/** html`<p>${text}</p>`: everything put in is escaped unless it is HTML. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(parts.map((part, i) => part + (i < contents.length ? textOf(contents[i] ?? '') : '')).join(''));

/** What a page has beside its text, each by the name of a file under `/assets`. */
interface Dress {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

const PLAIN: Dress = { styles: ['sextant.css'], scripts: [] };

/** A whole page. Its styles and scripts are files: what stands in a page itself, its policy lets no browser apply or run. */
export const page = (title: string, body: Content, { styles, scripts }: Dress = PLAIN): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Sextant</title>
        <link rel="icon" href="/assets/sextant.svg" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}" />`)}
        ${scripts.map((name) => html`<script defer src="/assets/${name}"></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;

/** Sends a page with the policy of what it may load and run. What it shows may be the caller's alone: nobody on the way keeps it. */
export const sendPage = (reply: FastifyReply, text: string, policy = PAGE_POLICY): FastifyReply =>
  reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'private, no-cache',
      etag: tagOfBytes(text),
    })
    .send(text);
