import type { AttemptResult } from '../dispatch/attempt-result.js';
import type { FailedSend, RejectedSend } from '../smtp/send-result.js';

/** Why a relay took no mail, where that says something of the relay and nothing of the mail. */
export type RelayFailureKind =
  | 'ADDRESS_REFUSED'
  | 'UNREACHABLE'
  | 'CONNECTION_REFUSED'
  | 'NO_STARTTLS'
  | 'TLS_FAILED'
  | 'CERTIFICATE_INVALID'
  | 'LOGIN_REFUSED'
  | 'PASSWORD_UNREADABLE'
  | 'SENDER_REFUSED';

/** Null if it took the mail, or if what happened says nothing of it. */
export function relayFailureOf(result: AttemptResult): RelayFailureKind | null {
  if (result.outcome === 'failed') return kindOfFailure(result);
  return result.outcome === 'rejected' ? kindOfRejection(result) : null;
}

function kindOfFailure({ phase, reason, class: kind, detail }: FailedSend): RelayFailureKind | null {
  if (reason === 'aborted') return null;
  if (reason === 'address-refused') return 'ADDRESS_REFUSED';
  if (reason === 'password-unreadable') return 'PASSWORD_UNREADABLE';
  if (reason === 'auth-not-offered') return 'LOGIN_REFUSED';
  if (reason === 'tls-refused' && kind === 'relay') return 'NO_STARTTLS';
  if (reason === 'tls-failed') return certificateFault(detail) === null ? 'TLS_FAILED' : 'CERTIFICATE_INVALID';
  return beforeTheMail.has(phase) ? 'UNREACHABLE' : null;
}

const beforeTheMail: ReadonlySet<FailedSend['phase']> = new Set(['connect', 'greeting', 'ehlo', 'tls', 'auth']);

function kindOfRejection({ phase, class: kind, code }: RejectedSend): RelayFailureKind | null {
  if (phase === 'greeting' || phase === 'ehlo') return 'CONNECTION_REFUSED';
  if (phase === 'auth') return 'LOGIN_REFUSED';
  if (kind !== 'relay') return null;
  return wantsLogin.has(code) ? 'LOGIN_REFUSED' : 'SENDER_REFUSED';
}

// RFC 4954: authentication is wanted, failed, too weak or to be encrypted first.
const wantsLogin: ReadonlySet<number> = new Set([530, 534, 535, 538]);

export type CertificateFault = 'EXPIRED' | 'OTHER_HOST' | 'UNTRUSTED';

/** What is wrong with the certificate, by the code of OpenSSL or Node; null if it is not the certificate. */
export function certificateFault(code: string | null): CertificateFault | null {
  if (code === 'CERT_HAS_EXPIRED') return 'EXPIRED';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'OTHER_HOST';
  return code !== null && /^(?!ERR_SSL).*CERT|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$/.test(code) ? 'UNTRUSTED' : null;
}

/**
 * How a send bears on its relay: it works, it failed once, or it will not have us and to ask again at once would be
 * no use (and might lock the account).
 */
export type RelayEffect = 'works' | 'failed' | 'refuses' | 'says-nothing';

export function relayEffectOf(result: AttemptResult): RelayEffect {
  switch (result.outcome) {
    case 'accepted':
      return 'works';
    // Bytes left and no answer came: one that does so every time would make a duplicate of each mail.
    case 'uncertain':
      return 'failed';
    case 'unsendable':
      return 'says-nothing';
    case 'failed':
      return effectOfFailure(result);
    case 'rejected':
      return effectOfRejection(result);
  }
}

function effectOfFailure({ phase, reason, class: kind }: FailedSend): RelayEffect {
  if (reason === 'aborted' || reason === 'data-not-started' || phase === 'before-data') return 'says-nothing';
  return kind === 'relay' ? 'refuses' : 'failed';
}

function effectOfRejection(rejection: RejectedSend): RelayEffect {
  const failure = kindOfRejection(rejection);
  if (failure === 'LOGIN_REFUSED' && rejection.class === 'relay') return 'refuses';
  // One that takes a mail after another that it put off works. One that puts off ten in a row, whosever they are, does not.
  return failure !== null || rejection.class === 'temporary' ? 'failed' : 'works';
}
