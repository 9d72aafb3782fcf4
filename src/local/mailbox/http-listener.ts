import fastify from 'fastify';
import { answerAsJson } from './message-routes.js';
import { answerWithPages, type PageFacts } from './page-routes.js';
import { onlyLoopbackHosts, withSecurityHeaders } from './protection.js';

export interface HttpListener {
  readonly url: string;
  stop(): Promise<void>;
}

export async function listenForBrowsers(port: number, facts: PageFacts): Promise<HttpListener> {
  // Browsers keep connections open; without closing them by force, stopping would wait for every open tab.
  const http = fastify({ forceCloseConnections: true });
  http.addHook('onRequest', withSecurityHeaders);
  http.addHook('onRequest', onlyLoopbackHosts);
  answerAsJson(http, facts.store);
  answerWithPages(http, facts);
  const url = await http.listen({ port, host: '127.0.0.1' });
  return { url, stop: () => http.close() };
}
