import { setTimeout as delay } from 'node:timers/promises';
import type { MessageStatus } from '../message/message.entity.js';
import type { SendResult } from '../smtp/send-result.js';
import type { SmtpSender } from '../smtp/smtp-sender.js';
import type { AttemptResult } from './attempt-result.js';
import type { Claim } from './claim.js';
import { composeMessage } from './compose-message.js';
import type { DispatchLog } from './dispatch-log.js';
import type { BegunAttempt, MessageLedger } from './message-ledger.js';

export interface SendAttemptTools {
  readonly ledger: MessageLedger;
  readonly sender: Pick<SmtpSender, 'send' | 'close'>;
  /** Takes the mails of sandboxes; null: nobody does. */
  readonly sandbox: Pick<SmtpSender, 'send' | 'close'> | null;
  readonly mailFrom: string;
  /** Where it is reported that the message came back. */
  readonly envelopeFrom: (messageId: string) => string;
  /** Where the service is reached: links in mails lead there. */
  readonly publicUrl: string;
  /** Where every mail goes instead of its recipient; null in production. */
  readonly redirectTo: string | null;
  /** Whether Postmark sends the mails, and is to tell of each by its message. */
  readonly markForPostmark: boolean;
  readonly log: DispatchLog;
  /** Ends a send that takes too long for a process that is to end. */
  readonly signal: AbortSignal;
}

// Four renewals fit into a lease: some may fail without losing it.
const renewalsPerLease = 4;

// A database that restarts is back within seconds. A result which is known and not recorded becomes a duplicate.
const recordAgainMs = 1_000;

// What the ledger keeps of a reason, as of a relay's answer.
const maxReason = 512;

/** One attempt at one claimed message: marks its start, sends, records. Throws when it cannot be recorded. */
export async function sendAttempt(claim: Claim, tools: SendAttemptTools): Promise<void> {
  const { ledger, log } = tools;
  const renew = () => ledger.renew(claim).catch((error: unknown) => log.notRenewed(claim, error));
  const renewal = setInterval(renew, (ledger.leaseSeconds * 1_000) / renewalsPerLease);
  try {
    const begun = await ledger.begin(claim);
    if (begun === null) return;
    const result = await send(claim, begun, tools);
    log.ended(claim, result, await record(claim, result, tools));
  } finally {
    clearInterval(renewal);
  }
}

async function send(
  claim: Claim,
  { message, ofSandbox, tokens }: BegunAttempt,
  tools: SendAttemptTools,
): Promise<AttemptResult> {
  const to = tools.redirectTo ?? message.toAddress;
  const { mailFrom: from, publicUrl, markForPostmark } = tools;
  const way = { from, to, tokens, publicUrl, markForPostmark };
  const mime = await composeMessage(message, way).catch(unsendable);
  if (!Buffer.isBuffer(mime)) return mime;
  const sender = ofSandbox ? tools.sandbox : tools.sender;
  if (sender === null) return keptBySandbox;
  let dataStarted = false;
  const hooks = {
    onDataStarted: async () => {
      await tools.ledger.dataStarted(claim);
      dataStarted = true;
    },
  };
  const envelope = { from: tools.envelopeFrom(message.id), to };
  try {
    return await sender.send(mime, envelope, hooks, tools.signal);
  } catch (error) {
    tools.log.senderFailed(claim, error);
    return brokenOff(error, dataStarted);
  }
}

// As good as accepted: what follows from it is what would follow outside a sandbox.
const keptBySandbox: AttemptResult = { outcome: 'accepted', response: '250 kept by the sandbox: nothing was sent' };

function unsendable(error: unknown): AttemptResult {
  return { outcome: 'unsendable', reason: String(error).slice(0, maxReason) };
}

/** The sender itself failed. How far it came is what we know ourselves. */
function brokenOff(error: unknown, dataStarted: boolean): SendResult {
  const detail = error instanceof Error ? error.name : null;
  if (dataStarted) return { outcome: 'uncertain', reason: 'connection-lost', detail };
  return { outcome: 'failed', phase: 'before-data', reason: 'connection-lost', class: 'temporary', detail };
}

/** For as long as the lease lasts: after that somebody else has the message. */
async function record(
  claim: Claim,
  result: AttemptResult,
  { ledger, signal, redirectTo }: SendAttemptTools,
): Promise<MessageStatus | null> {
  for (let left = ledger.leaseSeconds; ; left -= 1) {
    try {
      return await ledger.end(claim, result, redirectTo ?? undefined);
    } catch (error) {
      if (left <= 0 || signal.aborted) throw error;
      await delay(recordAgainMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
