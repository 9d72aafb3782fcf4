import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './content-security-policy.js';
import { graphiqlAssets } from './graphiql-assets.js';
import { graphiqlPage } from './graphiql-page.js';

export interface GraphiqlOptions {
  /** Where the page sends its operations, as a path of the same origin: `/graphql`. */
  readonly graphqlPath: string;
  /** What the headers editor starts with: a local trial passes its demo's API key here, nothing else should. */
  readonly defaultHeaders: Readonly<Record<string, string>> | null;
  /** What the query editor starts with. */
  readonly defaultQuery: string;
}

// By which this machine calls itself.
const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Serves GraphiQL at `GET /graphiql`, and what it needs at `GET /graphiql/assets/…`: all of it from this origin.
 * Throws if a file of the packages it is made of cannot be read.
 */
export async function registerGraphiql(fastify: FastifyInstance, options: GraphiqlOptions): Promise<void> {
  for (const { path, type, content, version } of await graphiqlAssets()) {
    fastify.get(path, async (request, reply) => {
      // Asked for again each time, and answered with 304: a new release's page never runs an old release's files.
      reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', etag: version });
      if (request.headers['if-none-match'] === version) return reply.code(304).send();
      return reply.type(type).send(content);
    });
  }

  fastify.get('/graphiql', async (request, reply) => {
    const styleNonce = randomBytes(16).toString('base64');
    // A web site can point a name of its own at 127.0.0.1 and read what answers there (DNS rebinding): a page asked
    // for by such a name holds no key.
    const defaultHeaders = loopbackNames.has(request.hostname) ? options.defaultHeaders : null;
    reply.headers({
      'content-security-policy': contentSecurityPolicy(styleNonce),
      // It may hold a key, and its nonce is good for one answer.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    return reply.type('text/html; charset=utf-8').send(graphiqlPage({ ...options, defaultHeaders, styleNonce }));
  });
}
