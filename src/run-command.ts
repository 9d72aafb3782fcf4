import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from './app.module.js';
import { ApiKeysService, calendarFor, MembersService, OrganizationsService } from './organizations/index.js';
import { type Scope, scopes } from './platform/access/permission.js';
import { systemActor } from './platform/actor/actor.js';
import { parseConfig } from './platform/config/config.js';
import { refuseUnsafeRole } from './platform/database/service-role.js';
import { TenantDatabase } from './platform/database/tenant-database.js';
import { isLocale, isTimeZone } from './platform/graphql/validators.js';
import { newId } from './platform/ids/uuid.js';
import { parseMailAddress } from './platform/mail-address/mail-address.js';
import { Problem } from './platform/problems/problem.js';

interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const usage = `Usage: npm run cli -- organizations create --slug acme --name "Acme GmbH" --time-zone Europe/Berlin --country DE
         --owner-name "Olga Owner" --owner-email olga@acme.example [--region BY] [--locale de]

Creates an organization with its owner and an API key that may do everything, in the database of DATABASE_URL. Prints
{organizationId, ownerId, apiKey} as JSON: the key is shown this once.`;

const organization = z.object({
  slug: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens, at most 63'),
  name: z.string().trim().min(1).max(120),
  'time-zone': z.string().refine(isTimeZone, 'is not a time zone of the IANA database, such as Europe/Berlin'),
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 country such as DE'),
  region: z.string().min(1).max(10).optional(),
  locale: z.string().refine(isLocale, 'is not a language tag, such as de or pt-BR').default('en'),
  'owner-name': z.string().trim().min(1).max(120),
  'owner-email': z
    .string()
    .refine((text) => parseMailAddress(text).ok, 'is not an e-mail address of the form name@example.com'),
});

const options = Object.fromEntries(Object.keys(organization.shape).map((name) => [name, { type: 'string' as const }]));

/** Runs one command of an operator. Returns the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommand(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const [noun, verb, ...rest] = args;
  if (noun !== 'organizations' || verb !== 'create') {
    terminal.err(usage);
    return 2;
  }
  try {
    const given = organization.safeParse(parseArgs({ args: rest, options }).values);
    if (!given.success) {
      for (const { path, message } of given.error.issues) terminal.err(`--${path.join('.')}: ${message}`);
      return 2;
    }
    terminal.out(JSON.stringify(await createOrganization(given.data, env)));
    return 0;
  } catch (error) {
    terminal.err(`followthrough: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function createOrganization(
  given: z.infer<typeof organization>,
  env: Readonly<Record<string, string | undefined>>,
) {
  // The role of an API process: nothing is swept, sent or handled by a command.
  const config = parseConfig({ ...env, ROLE: 'api' });
  if (config.databaseUrl === undefined) throw new Error('set DATABASE_URL to the database of the service');
  await refuseUnsafeRole(config.databaseUrl);
  // Holidays the country does not have would silently never be kept.
  await calendarFor({ country: given.country, region: given.region ?? null, closedDays: [] });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const id = newId();
    const made = await app.get(TenantDatabase).write(systemActor(id), async (tx) => {
      await app.get(OrganizationsService).create(tx, {
        slug: given.slug,
        name: given.name,
        timeZone: given['time-zone'],
        country: given.country,
        region: given.region ?? null,
        locale: given.locale,
      });
      const owner = { fullName: given['owner-name'], email: given['owner-email'], role: 'OWNER' } as const;
      const ownerId = await app.get(MembersService).add(tx, owner);
      const key = await app
        .get(ApiKeysService)
        .create(tx, { name: 'First key', mode: 'live', scopes: Object.keys(scopes) as Scope[] });
      return key instanceof Problem ? key : { organizationId: id, ownerId, apiKey: key.token };
    });
    if (made instanceof Problem) throw new Error(made.message);
    return made;
  } finally {
    await app.close();
  }
}
