import type { FastifyInstance } from 'fastify';
import { prefersJson } from '../gate/forms.js';
import type { ReadAccess } from '../gate/read-access.js';
import { CONSOLE_POLICY } from '../gate/security-headers.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';
import type { ConsoleFiles } from './console-files.js';
import { docsLink } from './docs-page.js';
import { homeOf, type Home, type HomeRegistry } from './home.js';
import { html, page, sendPage, type Content, type Html } from './html.js';

/** What the first page depends on beside who asks. */
interface First {
  readonly files: ConsoleFiles;
  readonly signIn: Home['signIn'];
}

/**
 * Serves the console, or as JSON what this node is and where to go from here to whoever asks for JSON alone. `/about` says the same on a page
 * that needs no script, which is the first one where no console was built. Strangers are named no registry.
 */
export const addHome = (fastify: FastifyInstance, access: ReadAccess, { files, signIn }: First): void => {
  fastify.get('/', { config: { form: 'home', isOpen: true } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    reply.header('vary', 'accept');
    if (prefersJson(request.headers.accept)) return sendJson(reply, homeOf(request, access, signIn));
    const { page: shell } = files;
    return shell === undefined ? sendPage(reply, homePage(homeOf(request, access, signIn))) : sendPage(reply, shell, CONSOLE_POLICY);
  });
  fastify.get('/about', { config: { form: 'page', isOpen: true } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    return sendPage(reply, homePage(homeOf(request, access, signIn)));
  });
};

const KINDS: Readonly<Record<string, string>> = {
  mechanism: 'Mechanism registry (Article 6.4)',
  party: 'Party registry (Article 6.2)',
  international: 'International registry (Article 6.2)',
};

const STATES: Readonly<Record<HomeRegistry['state'], string>> = {
  ok: 'answers and takes commands',
  'catching-up': 'catching up: reads are behind the ledger',
  'reads-failed': 'reads fail: the log of the node says why',
  'not-opened': 'not opened yet',
};

/** What a node says of itself: what it is, which registries it serves, where to go. */
const homePage = ({ version, reads, registries }: Home): string =>
  page(
    'Article 6 crediting ledger',
    html`<h1>Sextant</h1>
      <p class="lead">
        A crediting ledger for Article 6 of the Paris Agreement. It issues units for verified emission reductions, moves them between
        accounts, and keeps the corresponding adjustments that stop two Parties from claiming the same tonne. This is a node of it, version
        ${version}.
      </p>
      <h2>Registries</h2>
      ${
        registries.length > 0
          ? html`<ul class="cards">
              ${registries.map(card)}
            </ul>`
          : nothing(reads)
      }
      <h2>Where to go</h2>
      <dl>
        ${entry('/docs', 'The interface: every command, read and refusal, to search and to try out')}
        ${entry('/openapi.json', 'The same for programs: OpenAPI 3.1')}
        ${entry('/problems', 'Refusals: what each means and what to do about it')}
        ${entry('/v1/registries', 'The registries with policy, root and totals, as JSON')}
        ${entry('/health/ready', 'Health: how far each registry is')}
      </dl>
      <h2>Guides</h2>
      <p>
        They come with the program: <code>README.md</code> has a tour, and <code>docs/</code> pages for operators, Parties and auditors, the
        glossary and the reference.
      </p>`,
  );

const entry = (path: string, about: string): Content =>
  html`<dt><a href="${path}">${path}</a></dt>
    <dd>${about}</dd> `;

const card = ({ registry, state, revision, opened }: HomeRegistry): Html => {
  const base = `/v1/registries/${registry}`;
  if (!opened)
    return html`<li>
      <h3>${registry}</h3>
      <p>Not opened yet: <a href="${docsLink('commands', 'openRegistry')}">open-registry</a> opens it.</p>
    </li> `;
  return html`<li>
    <h3><a href="${base}">${registry}</a> ${opened.trial ? html`<span class="badge">Trial: nothing in it counts</span>` : ''}</h3>
    <p>${KINDS[opened.kind] ?? opened.kind}, kept by ${opened.operator}</p>
    <p>State: ${STATES[state]}; revision ${revision}</p>
    <p>
      <a href="${base}/balances?by=account-type">Balances</a> · <a href="${base}/accounts">Accounts</a> · <a href="${base}/audit">Audit</a>
    </p>
  </li> `;
};

const nothing = (reads: Home['reads']): Html =>
  reads === 'members'
    ? html`<p>
        Reads are for members here. Send your key with every request, as <code>Authorization: Bearer KEY</code>: what you may read is then
        listed here too.
      </p>`
    : html`<p>None yet. <code>npm run demo</code> serves one with a story in it; <code>open-registry</code> opens one of your own.</p>`;
