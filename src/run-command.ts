import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from './app.module.js';
import { type Founded, FoundingService, OrganizationsService } from './organizations/index.js';
import { operatorActor } from './platform/actor/actor.js';
import { parseConfig } from './platform/config/config.js';
import { refuseUnsafeRole } from './platform/database/service-role.js';
import { TenantDatabase } from './platform/database/tenant-database.js';
import type { WriteTransaction } from './platform/database/transaction.js';
import { isLocale, isTimeZone } from './platform/graphql/validators.js';
import { newId } from './platform/ids/uuid.js';
import { parseMailAddress } from './platform/mail-address/mail-address.js';
import { Problem } from './platform/problems/problem.js';

interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const usage = `Usage, in the database of DATABASE_URL:

npm run cli -- organizations create --slug acme --name "Acme GmbH" --time-zone Europe/Berlin --country DE
         --owner-name "Olga Owner" --owner-email olga@acme.example [--region BY] [--locale de]
  Creates an organization with its owner and an API key that may do everything. Prints
  {organizationId, ownerId, apiKey} as JSON: the key is shown this once.

npm run cli -- organizations suspend --id 019f… --because "Invoices are open"
  Suspends it: it can be read and not changed, and its messages wait.

npm run cli -- organizations resume --id 019f…
  Ends that: messages that waited and still hold leave.`;

const id = z.uuid('an id is a UUID');

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

type Command = (args: string[], env: Readonly<Record<string, string | undefined>>) => Promise<object>;

const commands: Readonly<Record<string, Command>> = {
  'organizations create': (args, env) => createOrganization(read(organization, args), env),
  'organizations suspend': (args, env) => {
    const { id: organizationId, because } = read(z.object({ id, because: z.string().trim().min(1).max(500) }), args);
    return asOperator(env, organizationId, async (tx, app) => ({
      organizationId: await app.get(OrganizationsService).suspend(tx, because),
    }));
  },
  'organizations resume': (args, env) => {
    const { id: organizationId } = read(z.object({ id }), args);
    return asOperator(env, organizationId, async (tx, app) => ({
      organizationId: await app.get(OrganizationsService).resume(tx),
    }));
  },
};

/** Arguments that are missing or cannot be used, one line each. */
class Misused extends Error {
  constructor(readonly lines: readonly string[]) {
    super('arguments cannot be used');
  }
}

/** Runs one command of an operator. Returns the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommand(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const [noun, verb, ...rest] = args;
  const command = commands[`${noun} ${verb}`];
  if (command === undefined) {
    terminal.err(usage);
    return 2;
  }
  try {
    terminal.out(JSON.stringify(await command(rest, env)));
    return 0;
  } catch (error) {
    if (error instanceof Misused) {
      for (const line of error.lines) terminal.err(line);
      return 2;
    }
    terminal.err(`followthrough: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function read<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>, args: string[]): z.infer<z.ZodObject<Shape>> {
  const options = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, { type: 'string' as const }]));
  const given = shape.safeParse(parseArgs({ args, options }).values);
  if (given.success) return given.data;
  throw new Misused(given.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`));
}

async function createOrganization(
  given: z.infer<typeof organization>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Founded> {
  return await asOperator(env, newId(), (tx, app) =>
    app.get(FoundingService).found(tx, {
      slug: given.slug,
      name: given.name,
      timeZone: given['time-zone'],
      country: given.country,
      region: given.region ?? null,
      locale: given.locale,
      ownerName: given['owner-name'],
      ownerEmail: given['owner-email'],
    }),
  );
}

/** Works inside an organization as who runs the service. Nothing is swept, sent or handled by a command. */
async function asOperator<T>(
  env: Readonly<Record<string, string | undefined>>,
  organizationId: string,
  work: (tx: WriteTransaction, app: INestApplicationContext) => Promise<T | Problem>,
): Promise<T> {
  const config = parseConfig({ ...env, ROLE: 'api' });
  if (config.databaseUrl === undefined) throw new Error('set DATABASE_URL to the database of the service');
  await refuseUnsafeRole(config.databaseUrl);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    const done = await app.get(TenantDatabase).write(operatorActor(organizationId), (tx) => work(tx, app));
    if (done instanceof Problem) throw new Error(done.message);
    return done;
  } finally {
    await app.close();
  }
}
