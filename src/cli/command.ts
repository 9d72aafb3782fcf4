import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from '../app.module.js';
import { operatorActor } from '../platform/actor/actor.js';
import { writeAudited } from '../platform/audit/write-audited.js';
import { parseConfig } from '../platform/config/config.js';
import { refuseUnsafeRole } from '../platform/database/service-role.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problems/problem.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command of an operator found or did. */
export interface CommandReport {
  /** Printed as JSON. */
  readonly answer: object;
  /** Whether something is wrong: exit code 1. */
  readonly failed?: boolean;
}

export type Command = (args: string[], env: Environment) => Promise<CommandReport>;

/** A change that an operator makes from the command line, as the audit log tells of it. */
interface OperatorAct {
  /** The command as it was typed. */
  readonly command: string;
  /** The organization that is made or changed. */
  readonly organizationId: string;
  readonly input: object;
}

/** Arguments that are missing or cannot be used, one line each. */
export class Misused extends Error {
  constructor(readonly lines: readonly string[]) {
    super('arguments cannot be used');
  }
}

export const id = z.uuid('an id is a UUID');

const origin = { address: 'command line', requestId: null } as const;

/** The arguments as the shape describes them. */
export function read<Shape extends z.ZodRawShape>(
  shape: z.ZodObject<Shape>,
  args: string[],
): z.infer<z.ZodObject<Shape>> {
  const options = Object.fromEntries(
    Object.entries(shape.shape).map(([name, type]) => [name, { type: isFlag(type) ? 'boolean' : 'string' } as const]),
  );
  const given = shape.safeParse(parseArgs({ args, options }).values);
  if (given.success) return given.data;
  throw new Misused(given.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`));
}

/** Whether it is given by its name alone. */
function isFlag(type: z.core.$ZodType): boolean {
  return z.safeParse(type as z.ZodType, true).success;
}

/** Changes an organization as who runs the service. */
export async function changeAsOperator<Done extends object>(
  env: Environment,
  { command, organizationId, input }: OperatorAct,
  work: (tx: WriteTransaction, app: INestApplicationContext) => Promise<Done | Problem>,
): Promise<Done> {
  return await withApp(env, async (app) => {
    const act = { action: `cli ${command}`, input, subject: () => ({ type: 'Organization', id: organizationId }) };
    const database = app.get(TenantDatabase);
    const done = await writeAudited(database, operatorActor(organizationId), origin, act, (tx) => work(tx, app));
    if (done instanceof Problem) throw new Error(done.message);
    return done;
  });
}

/** Runs within the service's parts. Nothing is swept, sent or handled by a command. */
export async function withApp<T>(env: Environment, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const config = parseConfig({ ...env, ROLE: 'api' });
  if (config.databaseUrl === undefined) throw new Error('set DATABASE_URL to the database of the service');
  await refuseUnsafeRole(config.databaseUrl);
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config), options);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
