import { answerParent } from './child.ts';

/** What a server under measurement is given. */
export interface ServerSettings {
  /** Address of the database, as the service's own role. */
  readonly databaseUrl: string;
  /** Connections it may hold. */
  readonly poolSize: number;
  /** The organization of each API key, for servers that do not authenticate. */
  readonly organizationOfKey: Readonly<Record<string, string>>;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  /** Rates as they are by default; left out, nobody is bound by one. */
  readonly shippedRates?: boolean;
}

/** What a server has used so far. */
export interface Usage {
  /** Resident memory, in bytes. */
  readonly rss: number;
  /** Processor time of all its threads, in milliseconds. */
  readonly cpu: number;
  readonly pid: number;
}

type Question = { readonly start: ServerSettings } | { readonly usage: true };

/** Runs a server as a child: it starts when told its settings, and tells what it used when asked. */
export function serve(start: (settings: ServerSettings) => Promise<{ port: number }>): void {
  answerParent<Question>(async (question) => {
    if ('start' in question) return await start(question.start);
    const { user, system } = process.cpuUsage();
    return { rss: process.memoryUsage.rss(), cpu: (user + system) / 1_000, pid: process.pid } satisfies Usage;
  });
}
