import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { features, gossip, nameOf, shared, streams } from './wire.mjs';

/** Without "batchappend" in the list the client takes the unary path for every append. */
const METHODS = ['append', 'batchappend', 'read', 'delete', 'tombstone'];

export const getSupportedMethods = (server) => async (call, callback) => {
  server.count('features');
  await server.faults.before('features').catch(callback);
  const methods = METHODS.filter((name) => server.offersBatch || name !== 'batchappend').map((name) =>
    new features.SupportedMethod()
      .setMethodName(name)
      .setServiceName('event_store.client.streams.streams')
      .setFeaturesList(name === 'batchappend' ? ['deadline_duration'] : []),
  );
  callback(null, new features.SupportedMethods().setEventStoreServerVersion(server.version).setMethodsList(methods));
};

export const readGossip = (server) => (call, callback) => {
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(server.instance))
    .setTimeStamp(String(Date.now()))
    .setState(server.faults.now?.kind === 'not-leader' ? gossip.MemberInfo.VNodeState.FOLLOWER : gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(server.port));
  callback(null, new gossip.ClusterInfo().setMembersList([member]));
};

/** Delete and Tombstone: nobody in Sextant may call them; tests do, to see that it is noticed. */
export const remove = (server, hard) => (call, callback) => {
  server.log.remove(nameOf(call.request.getOptions().getStreamIdentifier()), hard);
  const answer = hard ? new streams.TombstoneResp() : new streams.DeleteResp();
  callback(null, answer.setNoPosition(new shared.Empty()));
};

/** The HTTP pages that say what the server is; with TLS it tells its options to users only. */
export const infoPages = (server, tls) => {
  const answer = (request, response) => {
    const pages = {
      '/info': { esVersion: `${server.version}.0`, state: 'leader', authentication: { type: 'insecure' } },
      '/info/options': Object.entries(server.options).map(([name, value]) => ({ name, value: String(value) })),
    };
    const page = tls && request.url !== '/info' && !server.userOf(request.headers.authorization) ? undefined : pages[request.url];
    response.setHeader('date', new Date(Date.now() + server.clockAhead).toUTCString());
    response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(page ?? {}));
  };
  return tls ? createSecureServer({ key: tls.key, cert: tls.cert }, answer) : createServer(answer);
};

export const newInstance = () => randomUUID();
