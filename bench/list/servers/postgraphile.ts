import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { serve } from '../../support/serve.ts';

/** PostGraphile 5 over the same tables: its own server, the organization of the key by pgSettings, nothing else. */
serve(async ({ databaseUrl, poolSize, organizationOfKey }) => {
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ connectionString: databaseUrl, schemas: ['public'], poolConfig: { max: poolSize } })],
    grafserv: { graphqlPath: '/graphql', graphiql: false },
    grafast: {
      explain: false,
      context: (request) => ({
        pgSettings: { 'app.organization_id': organizationOfKey[request.node?.req.headers.authorization ?? ''] },
      }),
    },
  });
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});
