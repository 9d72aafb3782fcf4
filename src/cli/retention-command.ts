import { z } from 'zod';
import { Retention } from '../applications/index.js';
import { type Command, id, Misused, read, withApp } from './command.js';

export const retentionUsage = `npm run cli -- retention --organization 019f… [--dry-run [--days 180]]
  Erases the candidates whom the organization has kept as long as it wants to, as the worker does by itself.
  With --dry-run it tells who they are and erases nobody; with --days as if it kept them for so long.`;

const days = z
  .string()
  .regex(/^\d{1,4}$/, 'days are 1 to 3650')
  .transform(Number)
  .refine((value) => 1 <= value && value <= 3_650, 'days are 1 to 3650');

const shape = z.object({ organization: id, 'dry-run': z.boolean().default(false), days: days.optional() });

export const applyRetention: Command = async (args, env) => {
  const { organization, days: instead, 'dry-run': dryRun } = read(shape, args);
  if (instead !== undefined && !dryRun)
    throw new Misused(['--days: goes with --dry-run; an organization sets its own']);
  const found = await withApp(env, (app) => {
    const retention = app.get(Retention);
    if (dryRun) return retention.preview(organization, instead ?? null);
    return retention.erase(organization, { address: 'command line', requestId: null });
  });
  return { answer: { organizationId: organization, dryRun, count: found.candidateIds.length, ...found } };
};
