import pg from 'pg';
import type { Response } from 'supertest';
import { httpClient } from './http-client.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

export interface Keyed {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Sends operations under an Idempotency-Key, as a client of the organization does. */
export async function keyedRequests(app: TestApp, org: Pick<TestOrganization, 'apiKey'>) {
  const http = httpClient(await app.app.getUrl());
  return async (key: string, body: Keyed, headers: Record<string, string> = {}): Promise<Response> =>
    await http
      .post('/graphql')
      .set({ authorization: `Bearer ${org.apiKey}`, 'idempotency-key': key, ...headers })
      .send(body);
}

export const createJob = (title: string): Keyed => ({
  query:
    'mutation($input: CreateJobInput!) { createJob(input: $input) { ... on Job { id title } ... on Problem { code } } }',
  variables: { input: { title } },
});

/** What there is in the database, whoever made it: the effects of requests are counted past the service. */
export class Effects {
  readonly #client: pg.Client;
  readonly #connected: Promise<unknown>;

  constructor(app: TestApp) {
    this.#client = new pg.Client({ connectionString: app.database.superuserUrl });
    this.#connected = this.#client.connect();
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    await this.#connected;
    return (await this.#client.query<Row>(sql, values)).rows;
  }

  /** How many jobs of that title there are. */
  async jobs(title: string): Promise<number> {
    return (await this.rows('SELECT FROM jobs WHERE title = $1', [title])).length;
  }

  async stop(): Promise<void> {
    await this.#client.end();
  }
}

/** What of an answer a client can tell apart. */
export const seen = ({ status, text, headers }: Response) => ({
  status,
  text,
  replayed: headers['idempotency-replayed'] ?? null,
});

export const codeOf = ({ status, body }: Response) => [status, body.errors?.[0]?.extensions.code];
