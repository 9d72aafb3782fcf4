import { within } from './cutoff.js';
import type { SmtpRelay } from './relay.js';
import type { FailedSend, RejectedSend } from './send-result.js';
import { SendStopped } from './send-stopped.js';
import { SmtpSession } from './smtp-session.js';
import { type Envelope, isOutOfSequence, nameEnvelope } from './transmit.js';

/** Goes with a relay as far as a mail would before its data, and says goodbye. Null if it would have taken one. */
export async function checkRelay(relay: SmtpRelay, envelope: Envelope): Promise<FailedSend | RejectedSend | null> {
  return await within(relay.deadlines.beforeData, undefined, async (cut) => {
    try {
      const session = await SmtpSession.open(relay, cut);
      const stopped = await nameEnvelope(session, envelope, cut);
      const again = session.pipelines && isOutOfSequence(stopped) && (await oneByOne(session, cut));
      const answer = again ? await nameEnvelope(session, envelope, cut) : stopped;
      await session.quit();
      return answer;
    } catch (error) {
      if (error instanceof SendStopped) return error.result;
      throw error;
    }
  });
}

/** As a mail would be sent to a relay that loses track of commands which come together. False if it is gone. */
async function oneByOne(session: SmtpSession, cut: AbortSignal): Promise<boolean> {
  session.mayPipeline = false;
  const { code } = await session.command('RSET', cut).catch(() => ({ code: 0 }));
  return code === 250;
}
