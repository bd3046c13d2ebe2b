import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** A route that the node serves. */
export interface KnownRoute {
  readonly url: string;
  readonly methods: readonly string[];
}

/** Which methods each route offers, noted down as the routes are added, so that a wrong method is distinguished from a wrong address. */
@Injectable()
export class KnownRoutes {
  private readonly routes: (KnownRoute & { readonly pattern: RegExp })[] = [];

  /** Notes every route that `fastify` is given from now on. */
  listen(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      const plain = url
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/:[A-Za-z]+/g, '[^/]+')
        .replace('\\*', '.+');
      this.routes.push({ url, methods: [method].flat(), pattern: new RegExp(`^${plain}$`) });
    });
  }

  get all(): readonly KnownRoute[] {
    return this.routes;
  }

  /** The methods that the address answers to; none where there is no such address. */
  allowed(url: string): string[] {
    const [path = ''] = url.split('?', 1);
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}
