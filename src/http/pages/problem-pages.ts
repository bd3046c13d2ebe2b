import type { FastifyInstance } from 'fastify';
import { refuse, REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { whatToDo } from '../problems/advice.js';
import { operationId } from '../openapi/operations.js';
import { onlyKnown, type Query } from '../query.js';
import { docsLink } from './docs-page.js';
import { html, page, sendPage, type Content } from './html.js';

const ALL = Object.keys(REFUSALS) as RefusalCode[];

/** Serves a page for every refusal: what it means, the rule it rests on, what to do, which commands give it. Problems point there. */
export const addProblemPages = (fastify: FastifyInstance, catalogue: Catalogue): void => {
  const config = { form: 'page' as const };
  fastify.get('/problems', { config }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    return sendPage(reply, index());
  });
  fastify.get('/problems/:code', { config }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    const { code } = request.params as { code: string };
    const refusal = ALL.find((one) => one === code) ?? refuse('not-found');
    return sendPage(reply, problemPage(refusal, catalogue));
  });
};

const index = (): string => {
  const row = (code: RefusalCode): Content => {
    const { status, rule, title } = REFUSALS[code];
    return html`<tr>
      <td>${String(status)}</td>
      <td>
        <a href="/problems/${code}"><code>${code}</code></a>
      </td>
      <td>${title}</td>
      <td>${rule ?? ''}</td>
    </tr> `;
  };
  return page(
    'Refusals',
    html`<p><a href="/">Sextant</a></p>
      <h1>Refusals</h1>
      <p>
        Every answer that isn't success is a problem document (RFC 9457) whose <code>type</code> is one of these. Nothing is ever written
        when a command is refused, but for <code>outcome-unknown</code>, which says so.
      </p>
      <table>
        <thead>
          <tr>
            <th>Status</th>
            <th>Code</th>
            <th>Meaning</th>
            <th>Rule</th>
          </tr>
        </thead>
        <tbody>
          ${ALL.map(row)}
        </tbody>
      </table>`,
  );
};

const problemPage = (code: RefusalCode, catalogue: Catalogue): string => {
  const { status, rule, title } = REFUSALS[code];
  const commands = [...catalogue.commands.values()]
    .filter(({ refuses }) => (refuses as readonly string[]).includes(code))
    .map(({ name }) => name);
  return page(
    code,
    html`<p><a href="/">Sextant</a> · <a href="/problems">All refusals</a></p>
      <h1><code>${code}</code></h1>
      <p>${title}.</p>
      <dl>
        <dt>Status</dt>
        <dd>${String(status)}</dd>
        <dt>Rule</dt>
        <dd>${rule ?? 'None: it is about the message, not about the ledger.'}</dd>
        <dt>What to do</dt>
        <dd>${whatToDo(code)}</dd>
        <dt>Commands that give it</dt>
        <dd>${commands.length === 0 ? 'Any, or none in particular.' : commands.sort().map(linked)}</dd>
      </dl>`,
  );
};

const linked = (name: string): Content => html`<a href="${docsLink('commands', operationId(name))}"><code>${name}</code></a> `;
