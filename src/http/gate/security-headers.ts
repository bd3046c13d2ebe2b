/** On every answer: it is what its type says it is, isn't kept by anyone on the way, runs nothing and is framed by nobody. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

const EVERY_PAGE = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The policy of a page: its style sheet and its icon are files of this node, no script runs, nothing else is loaded. */
export const PAGE_POLICY = `${EVERY_PAGE}; img-src 'self'`;

/** The policy of the console: its styles and scripts are files of this node, and it speaks to this node alone. */
export const CONSOLE_POLICY = `${EVERY_PAGE}; script-src 'self'; connect-src 'self'; img-src 'self'`;

/** The policy of the page that sends requests: its scripts are files too, speak to this node alone, and its style sheet has images in it. */
export const DOCS_POLICY = `${EVERY_PAGE}; script-src 'self'; connect-src 'self'; img-src 'self' data:`;
