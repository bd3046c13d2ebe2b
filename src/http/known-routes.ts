import type { FastifyInstance } from 'fastify';

/** Which methods each route offers, noted down as the routes are added, so that a wrong method is told from a wrong address. */
export class KnownRoutes {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  /** Notes every route that `fastify` is given from now on. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      const pattern = new RegExp(`^${url.replace(/:[A-Za-z]+/g, '[^/]+').replace(/\/$/, '')}/?$`);
      this.routes.push({ pattern, methods: [method].flat() });
    });
  }

  /** The methods that the address answers to; none where there is no such address. */
  allowed(url: string): string[] {
    const [path = ''] = url.split('?', 1);
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}
