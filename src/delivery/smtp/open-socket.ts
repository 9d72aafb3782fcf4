import { connect, type Socket } from 'node:net';
import { cutReason, within } from './cutoff.js';
import type { Relay } from './relay.js';
import { failed, SendStopped } from './send-stopped.js';

/** A TCP connection, so that its own short deadline is apart from that of the greeting. */
export function openSocket(relay: Relay, cut: AbortSignal): Promise<Socket> {
  return within(relay.deadlines.connect, cut, (connectCut) => connected(relay, connectCut));
}

function connected({ host, port }: Relay, cut: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
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
