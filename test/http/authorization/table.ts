/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

export const INTRODUCTION = `<!-- Made by npm run generate. Do not edit. -->

# Who may do what

Every command and every read, asked over HTTP by every kind of caller: what a node answered, not what it was meant to answer. A test asks
again at every commit and compares. \`yes\`: nothing is refused for who asks. \`–\`: 403 \`forbidden\`. \`self\`: 403 \`same-person\`.
\`who?\`: 401 \`unauthenticated\`, nobody said who asks.

`;

export const COMMANDS = `## Commands

One mechanism, UN01, with the Parties GHA and CHE, their accounts, and programme 10471 hosted by GHA.
10472 owes units; its participant also represents GHA-H4. \`its machine\` is an administrator
whose key no person uses: it may propose and never approve. \`once administrator\` had the role and lost it; \`of another registry\` is
administrator there and nothing here. A bulk upload gives each of its lines the same verdict, and a dry run is no way around.

`;

export const OPERATIONS = `## Operations

\`POST /v1/registries/{registry}/promote\` lets the node that is asked take over the writing. It changes nothing in the book but who writes.

`;

export const READS = `## Reads

The ledger is public; with \`READ_ACCESS=members\` only callers with a role in the registry may read it, and what belongs to no registry only
callers with a role in some registry of the node. Health is always open, and so are the first page and what pages load; metrics never to one
without a key. The list of registries shows a member its own alone, \`tasks\` what waits for the caller alone, and \`commands/:key\` the caller's own
commands alone.

`;
