import { isAway } from '../../platform/database/is-away.js';
import { onceBack } from '../../platform/database/once-back.js';
import type { MessageStatus } from '../message/message.entity.js';
import { relayEffectOf } from '../relay/relay-failure.js';
import type { SendResult } from '../smtp/send-result.js';
import type { AttemptResult, Unsendable } from './attempt-result.js';
import type { BegunAttempt } from './begun-attempt.js';
import { composeMessage } from './compose-message.js';
import { HeldBack } from './daily-stop.js';
import type { DispatchLog } from './dispatch-log.js';
import type { MessageLease } from './message-lease.js';
import type { MessageLedger } from './message-ledger.js';
import type { Route, Routes } from './routes.js';
import type { Slot } from './send-pools.js';
import { withoutBanner } from './without-banner.js';

export interface SendAttemptTools {
  readonly ledger: MessageLedger;
  readonly routes: Routes;
  /** Where it is reported to us that the message came back; null: nowhere. */
  readonly bouncesTo: (messageId: string) => string | null;
  /** Where the service is reached: links in mails lead there. */
  readonly publicUrl: string;
  /** Where every mail goes instead of its recipient; null in production. */
  readonly redirectTo: string | null;
  /** Whether Postmark sends the mails, and is to tell of each by its message. */
  readonly markForPostmark: boolean;
  readonly log: DispatchLog;
  /** Hears how each attempt ended. */
  readonly onEnded: (begun: BegunAttempt, result: AttemptResult) => void;
  /** Ends a send that takes too long for a process that is to end. */
  readonly signal: AbortSignal;
}

// Four renewals fit into a lease: some may fail without losing it.
const renewalsPerLease = 4;

// What the ledger keeps of a reason, as of a relay's answer.
const maxReason = 512;

/**
 * One attempt at one claimed message: looks at it, composes the mail, waits for a connection, marks its start, sends, records.
 * Throws when it cannot be recorded.
 */
export async function sendAttempt(claim: MessageLease, slot: Slot, tools: SendAttemptTools): Promise<void> {
  const { ledger, log } = tools;
  const patience = patienceOf(tools);
  const renew = () => ledger.renew(claim).catch((error: unknown) => log.notRenewed(claim, error));
  const renewal = setInterval(renew, (ledger.leaseSeconds * 1_000) / renewalsPerLease);
  try {
    const begun = await onceBack(() => ledger.begin(claim), patience);
    if (begun === null) return;
    const route = tools.routes.of(begun);
    // While others are sent.
    const mail = composeFor(begun, route, tools);
    if (!(await slot.connection())) return await onceBack(() => ledger.giveBack(claim), patience);
    const result = await send(claim, begun, { route, mail }, tools);
    if (mayStartAnew(result)) return await onceBack(() => ledger.giveBack(claim, begun), patience);
    // A relay that was set or removed since the claim says nothing of the one it was claimed for.
    log.turned(slot, claim, slot.answered(route.apart === slot.apart ? relayEffectOf(result) : 'says-nothing'));
    tools.onEnded(begun, result);
    log.ended(claim, begun.relay, result, await record(begun, result, tools));
  } finally {
    clearInterval(renewal);
    log.turned(slot, claim, slot.free());
  }
}

/** Nothing left, and nothing was at fault but that its start could not be put on record, or not today. */
function mayStartAnew(result: AttemptResult): boolean {
  return 'cause' in result && (result.cause instanceof HeldBack || isAway(result.cause));
}

/** A mail, or why there can be none, and its way. */
interface Outgoing {
  readonly route: Route;
  readonly mail: Buffer | Unsendable;
}

async function send(
  claim: MessageLease,
  begun: BegunAttempt,
  { route, mail }: Outgoing,
  tools: SendAttemptTools,
): Promise<AttemptResult> {
  const { message } = begun;
  const { sender } = route;
  if (!Buffer.isBuffer(mail)) return mail;
  if (sender === null) return keptBySandbox;
  if ('outcome' in sender) return sender;
  let dataStarted = false;
  const hooks = {
    onDataStarted: async () => {
      await tools.ledger.dataStarted(begun);
      dataStarted = true;
    },
  };
  const bouncesTo = route.returnsToUs ? tools.bouncesTo(message.id) : null;
  const envelope = { from: bouncesTo ?? route.returnPath, to: recipientOf(begun, tools) };
  try {
    const mime = route.sign === null ? mail : await route.sign(mail);
    const result = await sender.send(mime, envelope, hooks, tools.signal);
    return begun.relay === null ? result : withoutBanner(result);
  } catch (error) {
    tools.log.senderFailed(claim, error);
    return brokenOff(error, dataStarted);
  }
}

// As good as accepted: what follows from it is what would follow outside a sandbox.
const keptBySandbox: AttemptResult = { outcome: 'accepted', response: '250 kept by the sandbox: nothing was sent' };

function composeFor(begun: BegunAttempt, { from }: Route, tools: SendAttemptTools): Buffer | Unsendable {
  const { message, tokens } = begun;
  const { publicUrl, markForPostmark } = tools;
  try {
    return composeMessage(message, { from, to: recipientOf(begun, tools), tokens, publicUrl, markForPostmark });
  } catch (error) {
    return { outcome: 'unsendable', reason: String(error).slice(0, maxReason) };
  }
}

function recipientOf({ message }: BegunAttempt, { redirectTo }: SendAttemptTools): string {
  return redirectTo ?? message.toAddress;
}

/** The sender itself failed. How far it came is what we know ourselves. */
function brokenOff(error: unknown, dataStarted: boolean): SendResult {
  const detail = error instanceof Error ? error.name : null;
  if (dataStarted) return { outcome: 'uncertain', reason: 'connection-lost', detail };
  return { outcome: 'failed', phase: 'before-data', reason: 'connection-lost', class: 'temporary', detail };
}

async function record(
  begun: BegunAttempt,
  result: AttemptResult,
  tools: SendAttemptTools,
): Promise<MessageStatus | null> {
  // Whatever keeps it from being recorded: a result which is known and not on record becomes a duplicate.
  return await onceBack(
    () => tools.ledger.end(begun, result, tools.redirectTo),
    patienceOf(tools),
    () => true,
  );
}

/** For as long as the lease lasts, one try a second: after that somebody else has the message. */
function patienceOf({ ledger, signal }: SendAttemptTools) {
  return { tries: ledger.leaseSeconds, signal };
}
