import { Client } from '../client.js';
import type { Target } from '../act.js';
import { isServed } from '../transport.js';
import { calledAs, quoted } from '../invocation.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

/** `sextant promote`: lets a running node take over the writing of a registry, safe at any moment. */
export const promote = async (target: Target & { json?: boolean }, terminal: Terminal): Promise<number> => {
  const directory = target.data ?? terminal.env['DATA_DIR'] ?? './data';
  if (target.url === undefined && !(await isServed(directory)))
    throw new CliError(
      `No node serves ${directory}, and only a running node can take over: name it with --url, or start it with ` +
        `\`${calledAs(terminal)} serve --data ${quoted(directory)}\`.`,
    );
  return Client.with(target, terminal, async (client) => {
    const { registry, revision, node, url } = await client.promote(await client.registry(target));
    if (target.json) terminal.out(`${JSON.stringify({ registry, revision, node, url })}\n`);
    else terminal.out(`${registry}: node ${node} at ${url} writes, from revision ${revision} on.\n`);
    return EXIT.ok;
  });
};
