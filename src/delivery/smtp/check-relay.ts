import { within } from './cutoff.js';
import type { Relay } from './relay.js';
import type { FailedSend, RejectedSend } from './send-result.js';
import { SendStopped } from './send-stopped.js';
import { SmtpSession } from './smtp-session.js';
import { type Envelope, nameEnvelope } from './transmit.js';

/** Goes with a relay as far as a mail would before its data, and says goodbye. Null if it would have taken one. */
export async function checkRelay(relay: Relay, envelope: Envelope): Promise<FailedSend | RejectedSend | null> {
  return await within(relay.deadlines.beforeData, undefined, async (cut) => {
    try {
      const session = await SmtpSession.open(relay, cut);
      const stopped = await nameEnvelope(session, envelope, cut);
      await session.quit();
      return stopped;
    } catch (error) {
      if (error instanceof SendStopped) return error.result;
      throw error;
    }
  });
}
