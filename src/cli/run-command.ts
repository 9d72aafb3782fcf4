import { auditUsage, verifyAudit } from './audit-commands.js';
import { type Command, type Environment, Misused } from './command.js';
import { doctor, doctorUsage } from './doctor-command.js';
import { importFile, importUsage } from './import-command.js';
import {
  createOrganization,
  organizationUsage,
  resumeOrganization,
  suspendOrganization,
} from './organization-commands.js';
import { applyRetention, retentionUsage } from './retention-command.js';

interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

const usage = `Usage, in the database of DATABASE_URL:

${organizationUsage}

${auditUsage}

${importUsage}

${retentionUsage}

${doctorUsage}`;

const commands: Readonly<Record<string, Command>> = {
  'organizations create': createOrganization,
  'organizations suspend': suspendOrganization,
  'organizations resume': resumeOrganization,
  'audit verify': verifyAudit,
  import: importFile,
  retention: applyRetention,
  doctor,
};

/** Runs one command of an operator. Returns the exit code: 0 done, 1 refused or something is wrong, 2 not understood. */
export async function runCommand(args: string[], env: Environment, terminal: Terminal): Promise<number> {
  // One word or two.
  const words = args[1]?.startsWith('--') === false ? 2 : 1;
  const command = commands[args.slice(0, words).join(' ')];
  if (command === undefined) {
    terminal.err(usage);
    return 2;
  }
  try {
    const { answer, failed = false } = await command(args.slice(words), env);
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
