import { auditUsage, verifyAudit } from './audit-commands.js';
import { type Command, type Environment, Misused } from './command.js';
import {
  createOrganization,
  organizationUsage,
  resumeOrganization,
  suspendOrganization,
} from './organization-commands.js';

interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const usage = `Usage, in the database of DATABASE_URL:

${organizationUsage}

${auditUsage}`;

const commands: Readonly<Record<string, Command>> = {
  'organizations create': createOrganization,
  'organizations suspend': suspendOrganization,
  'organizations resume': resumeOrganization,
  'audit verify': verifyAudit,
};

/** Runs one command of an operator. Returns the exit code: 0 done, 1 refused or something is wrong, 2 not understood. */
export async function runCommand(args: string[], env: Environment, terminal: Terminal): Promise<number> {
  const [noun, verb, ...rest] = args;
  const command = commands[`${noun} ${verb}`];
  if (command === undefined) {
    terminal.err(usage);
    return 2;
  }
  try {
    const { answer, failed = false } = await command(rest, env);
    terminal.out(JSON.stringify(answer));
    return failed ? 1 : 0;
  } catch (error) {
    if (error instanceof Misused) {
      for (const line of error.lines) terminal.err(line);
      return 2;
    }
    terminal.err(`followthrough: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
