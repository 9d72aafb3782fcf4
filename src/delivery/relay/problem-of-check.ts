import type { Problem } from '../../platform/problems/problem.js';
import type { FailedSend, RejectedSend } from '../smtp/send-result.js';
import {
  type RelayAddressFault,
  RelayAddressRefused,
  RelayCertificateInvalid,
  RelayNoStarttls,
  RelayPasswordUnreadable,
  RelayRefusedConnection,
  RelayRefusedLogin,
  RelayRefusedSender,
  RelayTlsFailed,
  RelayUnreachable,
} from './relay.problems.js';
import { certificateFault, type RelayFailureKind, relayFailureOf } from './relay-failure.js';

type Stopped = FailedSend | RejectedSend;

/**
 * What is wrong with the relay that a check stopped at; null if that is about the address it was asked for alone. What
 * the relay said is not in it, since it could be any server's banner.
 */
export function problemOfCheck(stopped: Stopped): Problem | null {
  const kind = relayFailureOf(stopped);
  if (kind !== null) return makers[kind](stopped);
  if (stopped.outcome === 'failed') return new RelayUnreachable(stopped.reason === 'timeout');
  // "We do not relay" is worded as a refusal of the mail.
  const isRefused = stopped.class === 'permanent-message' || stopped.class === 'sender-fault';
  return isRefused ? new RelayRefusedSender(stopped.code) : null;
}

const makers: Record<RelayFailureKind, (stopped: Stopped) => Problem> = {
  ADDRESS_REFUSED: (stopped) => new RelayAddressRefused(addressFaultOf(detailOf(stopped) ?? '')),
  UNREACHABLE: (stopped) => new RelayUnreachable(stopped.outcome === 'failed' && stopped.reason === 'timeout'),
  CONNECTION_REFUSED: (stopped) => new RelayRefusedConnection(codeOf(stopped)),
  NO_STARTTLS: () => new RelayNoStarttls(),
  TLS_FAILED: () => new RelayTlsFailed(),
  CERTIFICATE_INVALID: (stopped) => new RelayCertificateInvalid(certificateFault(detailOf(stopped)) ?? 'UNTRUSTED'),
  LOGIN_REFUSED: (stopped) => new RelayRefusedLogin(codeOf(stopped)),
  PASSWORD_UNREADABLE: () => new RelayPasswordUnreadable(),
  SENDER_REFUSED: (stopped) => new RelayRefusedSender(codeOf(stopped)),
};

/** The guard's reasons; those of web addresses do not occur here. */
export function addressFaultOf(reason: string): RelayAddressFault {
  return reason === 'MALFORMED' || reason === 'PORT' ? reason : 'NOT_PUBLIC';
}

function codeOf(stopped: Stopped): number | null {
  return stopped.outcome === 'rejected' ? stopped.code : null;
}

function detailOf(stopped: Stopped): string | null {
  return stopped.outcome === 'failed' ? stopped.detail : null;
}
