import { refuse } from '../../domain/kernel/refusal.js';

/** Looks at the headers of a request before anything else about it, as they came: names and values in turn. Throws `wrong-host`. */
export type HostCheck = (rawHeaders: readonly string[]) => void;

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
/** The names under which a machine reaches itself: what any of them leads to is this machine, whoever says it. */
const LOOPBACK_NAME = String.raw`(?:(?:localhost|127(?:\.${BYTE}){3})\.?|\[::1\])(?::\d{1,5})?`;
const HOST = new RegExp(`^${LOOPBACK_NAME}$`, 'i');
const ORIGIN = new RegExp(`^https?://${LOOPBACK_NAME}$`, 'i');
const FORWARDED: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip']);

/** Where keys say who is calling, a node may stand behind any name and any proxy. */
export const anyHost: HostCheck = () => undefined;

/**
 * `dev` trusts whoever is on this machine. A page on the web is not, though it is read here: it comes under a name of its own that leads here
 * (DNS rebinding, seen in `Host`) or asks from elsewhere (seen in `Origin`). Nor is a request that a proxy passed on.
 */
export const onlyLoopback: HostCheck = (rawHeaders) => {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = [rawHeaders[i]?.toLowerCase(), rawHeaders[i + 1]];
    if (name === 'host') {
      hosts += 1;
      if (!HOST.test(value)) refuse('wrong-host');
    } else if (name === 'origin') {
      if (!ORIGIN.test(value)) refuse('wrong-host');
    } else if (FORWARDED.has(name) || name.startsWith('x-forwarded-')) refuse('wrong-host');
  }
  if (hosts !== 1) refuse('wrong-host');
};
