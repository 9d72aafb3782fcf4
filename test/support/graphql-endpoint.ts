import { once } from 'node:events';
import { connect } from 'node:net';
import type { Response } from 'supertest';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

/** Ways to reach the GraphQL endpoint as a client does, well-behaved or not, with the key of an organization. */
export function graphqlEndpoint(app: TestApp, org: TestOrganization) {
  const post = (body: object | string, headers: Record<string, string> = {}) =>
    app.http
      .post('/graphql')
      .set({ authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json', ...headers })
      .send(body);
  const ask = (query: string, variables?: Record<string, unknown>, operationName?: string) =>
    post({ query, variables, operationName });
  const outcomeOf = ({ status, body }: Response) => ({
    status,
    data: body.data,
    codes: body.errors?.map((error: { extensions: { code: string } }) => error.extensions.code),
  });
  const refused = (status: number, ...codes: string[]) => ({ status, codes });

  /** Sends these bytes as they are and returns the status line's code and the body. */
  async function raw(head: string[], body: string): Promise<{ status: number; body: string }> {
    const { hostname, port } = new URL(await app.app.getUrl());
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    // Not ended: a client that closes its half is gone, for Node's server.
    socket.write(
      [
        ...head,
        'host: localhost',
        'connection: close',
        `authorization: Bearer ${org.apiKey}`,
        `content-length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    await once(socket, 'close');
    return {
      status: Number(text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
      body: text.slice(text.indexOf('\r\n\r\n') + 4),
    };
  }

  return { post, ask, outcomeOf, refused, raw };
}
