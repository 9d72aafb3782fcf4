import type { Config } from '../platform/config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
import { startMailbox } from './mailbox/start-mailbox.js';
import { trialRelayKey } from './trial-relay-key.js';

/** What the service brings along when it is tried without a database and a mail server of its own. */
export interface LocalParts {
  /** The configuration with the addresses of what was started. */
  readonly config: Config;
  readonly mailboxUrl: string | undefined;
  /** The embedded database is in use: this is a trial, with a demo to look at. */
  readonly trial: boolean;
  /** Resolves if the embedded database ends; undefined without one. */
  readonly databaseExited: Promise<unknown> | undefined;
  /** Ends them, the database last. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

export async function startLocalParts(config: Config, say: Say): Promise<LocalParts> {
  const trial = config.databaseUrl === undefined;
  const postgres = trial
    ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => say(line) })
    : undefined;
  const mailbox =
    trial && config.smtpUrl === undefined
      ? await startMailbox({ log: { warn: (_facts, line) => say(line) } })
      : undefined;
  const secretKeys =
    trial && config.secretKeys.length === 0 ? [await trialRelayKey(config.dataDir)] : config.secretKeys;
  return {
    config: {
      ...config,
      secretKeys,
      databaseUrl: postgres?.serviceUrl ?? config.databaseUrl,
      migrationDatabaseUrl: postgres?.ownerUrl ?? config.migrationDatabaseUrl,
      smtpUrl: mailbox?.smtpUrl ?? config.smtpUrl,
      sandboxSmtpUrl: config.sandboxSmtpUrl ?? mailbox?.smtpUrl,
    },
    mailboxUrl: mailbox?.url,
    trial,
    databaseExited: postgres?.exited,
    stop: async () => {
      await mailbox?.stop();
      await postgres?.stop();
    },
  };
}
