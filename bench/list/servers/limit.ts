import Fastify from 'fastify';
import pg from 'pg';
import { serve } from '../../support/serve.ts';
import { listInOneStatement } from '../list-in-one-statement.ts';

const beforeFirst = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** As fast as it gets on this stack: one statement makes the whole answer, and everything shares one round trip. */
serve(async ({ databaseUrl, poolSize, organizationOfKey }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, pipeline: true });
  const app = Fastify();
  app.post('/graphql', async (request, reply) => {
    const organizationId = organizationOfKey[request.headers.authorization ?? ''];
    const client = await pool.connect();
    try {
      const [, , { rows }] = await Promise.all([
        client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
        client.query({
          name: 'enter_tenant',
          text: `SELECT set_config('app.organization_id', $1, true)`,
          values: [organizationId],
        }),
        client.query<{ answer: string }>({
          name: 'list',
          text: listInOneStatement,
          values: [organizationId, beforeFirst, 20],
        }),
        client.query('COMMIT'),
      ]);
      return reply.type('application/json; charset=utf-8').send(rows[0]?.answer);
    } finally {
      client.release();
    }
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: Number(new URL(app.listeningOrigin).port) };
});
