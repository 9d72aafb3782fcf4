import type { FastifyInstance } from 'fastify';
import { statement } from '../../platform/database/statement.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import { isUuid } from '../../platform/ids/uuid.js';

interface LogoRow {
  readonly type: string;
  readonly content: Buffer;
  readonly hash: string;
}

const select = statement(
  'logo_of_organization',
  'SELECT logo_type AS type, logo_content AS content, logo_hash AS hash FROM organizations WHERE id = $1 AND logo_hash IS NOT NULL',
);

const HEADERS = {
  'x-content-type-options': 'nosniff',
  // Whatever its bytes are taken for, nothing of them runs.
  'content-security-policy': "default-src 'none'; sandbox",
  // Mails show it from another place than this server.
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Serves the logos of organizations, to mails and pages. Where there is none, nobody learns whether there is an organization. */
export async function logoRoutes(http: FastifyInstance, database: Pick<TenantDatabase, 'read'>): Promise<void> {
  http.get<{ Params: { organizationId: string } }>('/logos/:organizationId', async (request, reply) => {
    const { organizationId } = request.params;
    const [logo] = isUuid(organizationId)
      ? await database.read(organizationId, (tx) => tx.query<LogoRow>(select, [organizationId]))
      : [];
    if (logo === undefined) return reply.code(404).send();
    // A page names the very bytes behind its question mark; a mail shows those of today.
    const isNamed = request.url.endsWith(`?${logo.hash}`);
    const cached = isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    return reply
      .headers({ ...HEADERS, 'cache-control': cached })
      .type(logo.type)
      .send(logo.content);
  });
}
