import { listenForBrowsers } from './http-listener.js';
import { MailStore } from './mail-store.js';
import type { MailboxLog } from './mailbox-log.js';
import { listenForMail } from './smtp-listener.js';

export interface MailboxOptions {
  /** A free port by default. */
  readonly smtpPort?: number;
  /** A free port by default. */
  readonly httpPort?: number;
  /** How many mails are kept; the oldest go first. */
  readonly capacity?: number;
  readonly log: MailboxLog;
}

export interface LocalMailbox {
  /** Where the service sends its mail: `smtp://127.0.0.1:<port>`. */
  readonly smtpUrl: string;
  /** Where a person looks at it, and scripts under `/messages`. */
  readonly url: string;
  stop(): Promise<void>;
}

// Enough for a demo and for a load test of a few hundred candidates, and still one page a browser scrolls easily.
const CAPACITY_MAILS = 1_000;
// A thousand mails of the usual 10 to 60 KB fit; a laptop does not notice it beside PostgreSQL's own buffers.
const CAPACITY_BYTES = 64 * 1024 * 1024;

/**
 * A mail server that delivers to nobody: what is sent to it can be read in a browser, and by scripts as JSON.
 * It lives in this process's memory and listens on 127.0.0.1 alone. Rejects if a port that was asked for is taken.
 */
export async function startMailbox(options: MailboxOptions): Promise<LocalMailbox> {
  const limits = { mails: options.capacity ?? CAPACITY_MAILS, bytes: CAPACITY_BYTES };
  const store = new MailStore(limits);
  const smtp = await listenForMail(options.smtpPort ?? 0, store, options.log);
  const smtpUrl = `smtp://127.0.0.1:${smtp.port}`;
  try {
    const http = await listenForBrowsers(options.httpPort ?? 0, { store, smtpUrl, limits });
    return {
      smtpUrl,
      url: http.url,
      stop: async () => {
        await Promise.all([smtp.stop(), http.stop()]);
      },
    };
  } catch (error) {
    await smtp.stop();
    throw error;
  }
}
