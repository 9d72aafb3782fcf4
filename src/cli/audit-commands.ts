import { z } from 'zod';
import type { Head } from '../platform/audit/chain-hash.js';
import { type Verified, verifyChain } from '../platform/audit/verify-chain.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import { type Command, id, Misused, read, withApp } from './command.js';

export const auditUsage = `npm run cli -- audit verify [--organization 019f… [--head 42:9f86…]]
  Goes through the audit log of one organization, or of all, and names the first row that is not as it was written.
  Prints the head of each chain: keep it elsewhere, and give it back as --head to see that the chain still contains it.
  Exit code 1 if something is broken.`;

const verification = z.object({
  organization: id.optional(),
  head: z
    .string()
    .regex(/^[1-9]\d{0,14}:[0-9a-f]{64}$/, 'the number and hash of a head, as in 42:9f86…')
    .optional(),
});

const organizationsSql = 'SELECT organization_id AS "organizationId" FROM list_organizations()';

export const verifyAudit: Command = async (args, env) => {
  const { organization, head } = read(verification, args);
  if (head !== undefined && organization === undefined)
    throw new Misused(['--organization: say of which organization the head is']);
  const kept = head === undefined ? null : headOf(head);
  return await withApp(env, async (app) => {
    const database = app.get(TenantDatabase);
    const all = await database.acrossOrganizations<{ organizationId: string }>(organizationsSql, []);
    const asked = all.filter(({ organizationId }) => organization === undefined || organizationId === organization);
    if (organization !== undefined && asked.length === 0) throw new Error('There is no such organization.');
    const organizations: Verified[] = [];
    for (const { organizationId } of asked)
      organizations.push(await database.read(organizationId, (tx) => verifyChain(tx, kept)));
    const whole = organizations.every(({ broken }) => broken === null);
    return { answer: { whole, organizations }, failed: !whole };
  });
};

function headOf(text: string): Head {
  const [number, hash = ''] = text.split(':');
  return { number: Number(number), hash: Buffer.from(hash, 'hex') };
}
