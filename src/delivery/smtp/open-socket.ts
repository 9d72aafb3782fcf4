import { connect, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { AddressAdmission } from '../../platform/outbound/outbound-guard.js';
import { cutReason, within } from './cutoff.js';
import type { SmtpRelay } from './relay.js';
import { failed, SendStopped } from './send-stopped.js';

/** A TCP connection, so that its own short deadline is apart from that of the greeting. */
export function openSocket(relay: SmtpRelay, cut: AbortSignal): Promise<Socket> {
  return within(relay.deadlines.connect, cut, async (connectCut) =>
    connected(await placeOf(relay, connectCut), connectCut),
  );
}

/** Where to connect to: of a tenant's relay the addresses that were checked, and no name that could change. */
async function placeOf({ host, port, admit }: SmtpRelay, cut: AbortSignal): Promise<TcpNetConnectOpts> {
  if (admit === null) return { host, port };
  const admission = await admit(cut);
  if (admission.kind !== 'admitted') throw new SendStopped(notAdmitted(admission));
  return { host: admission.host, port: admission.port, lookup: admission.lookup };
}

function notAdmitted(admission: Exclude<AddressAdmission, { kind: 'admitted' }>) {
  if (admission.kind === 'unreachable') return failed({ phase: 'connect', reason: 'host-not-reached' });
  if (admission.kind === 'timed-out') return failed({ phase: 'connect', reason: 'timeout' });
  return failed({ phase: 'connect', reason: 'address-refused', class: 'relay', detail: admission.because });
}

function connected(place: TcpNetConnectOpts, cut: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    const giveUp = (reason: 'timeout' | 'aborted' | 'host-not-reached', detail: string | null) => {
      cut.removeEventListener('abort', onCut);
      socket.destroy();
      reject(new SendStopped(failed({ phase: 'connect', reason, detail })));
    };
    const onCut = () => giveUp(cutReason(cut), null);
    const onError = (error: NodeJS.ErrnoException) => giveUp('host-not-reached', error.code ?? null);
    socket.once('error', onError);
    socket.once('connect', () => {
      cut.removeEventListener('abort', onCut);
      socket.off('error', onError);
      resolve(socket);
    });
    if (cut.aborted) onCut();
    else cut.addEventListener('abort', onCut, { once: true });
  });
}
