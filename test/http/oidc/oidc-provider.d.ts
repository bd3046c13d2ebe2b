/** As much of the provider's types as `issuer.ts` uses: it comes without any. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    readonly Client: { find(id: string): Promise<object | undefined> };
    readonly ResourceServer: new (identifier: string, data: object) => object;
    readonly AccessToken: new (properties: object) => { resourceServer?: object; save(): Promise<string> };
  }
}
