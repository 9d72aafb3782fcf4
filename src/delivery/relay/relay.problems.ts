import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AddressFaultEnum } from '../../platform/outbound/outbound.problems.js';
import type { AddressFault } from '../../platform/outbound/outbound-failure.js';
import { Problem } from '../../platform/problems/problem.js';
import type { CertificateFault } from './relay-failure.js';

const host = ['input', 'host'];

/** Those that are of a host and a port. */
export type RelayAddressFault = Extract<AddressFault, 'MALFORMED' | 'PORT' | 'NOT_PUBLIC'>;

@ObjectType({
  implements: () => [Problem],
  description: 'Mails are handed only to mail servers of the public Internet, at the ports of mail.',
})
export class RelayAddressRefused extends Problem {
  readonly code = 'RELAY_ADDRESS_REFUSED';

  @Field(() => AddressFaultEnum, {
    description: 'The first thing that speaks against it: MALFORMED, PORT or NOT_PUBLIC.',
  })
  readonly addressFault: RelayAddressFault;

  constructor(addressFault: RelayAddressFault) {
    super(addressSentences[addressFault], addressFault === 'PORT' ? ['input', 'port'] : host);
    this.addressFault = addressFault;
  }
}

const addressSentences: Record<RelayAddressFault, string> = {
  MALFORMED: 'This is no host.',
  PORT: 'The port has to be 25, 465, 587 or 2525.',
  NOT_PUBLIC: 'The host does not lead to the public Internet alone.',
};

@ObjectType({
  implements: () => [Problem],
  description: 'Passwords cannot be kept here: who runs the service has set no key to seal them with (`SECRET_KEYS`).',
})
export class RelayPasswordsNotKept extends Problem {
  readonly code = 'RELAY_PASSWORDS_NOT_KEPT';

  constructor() {
    super('Who runs the service has set no key to seal passwords with.', ['input', 'password']);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'A sandbox has no relay: its mails never leave.',
})
export class SandboxHasNoRelay extends Problem {
  readonly code = 'SANDBOX_HAS_NO_RELAY';

  constructor() {
    super('The mails of a sandbox never leave: it has no relay.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The name of the relay has no address, nobody answers there, or what answers is no mail server.',
})
export class RelayUnreachable extends Problem {
  readonly code = 'RELAY_UNREACHABLE';

  @Field(() => Boolean, { description: 'Whether it took too long, and did not fail at once.' })
  readonly timedOut: boolean;

  constructor(timedOut: boolean) {
    super(timedOut ? 'The relay does not answer in time.' : 'The relay cannot be reached.', null);
    this.timedOut = timedOut;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The relay refused us before the login, with its greeting: it may block our address, or take no mail.',
})
export class RelayRefusedConnection extends Problem {
  readonly code = 'RELAY_REFUSED_CONNECTION';

  @Field(() => Int, {
    nullable: true,
    description: 'The number of its answer (RFC 5321); null if it gave none. The text is not shown.',
  })
  readonly smtpCode: number | null;

  constructor(smtpCode: number | null) {
    super('The relay refuses to talk to us.', null);
    this.smtpCode = smtpCode;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The relay does not offer STARTTLS. Nothing is sent unencrypted: it may want TLS from the first byte.',
})
export class RelayNoStarttls extends Problem {
  readonly code = 'RELAY_NO_STARTTLS';

  constructor() {
    super('The relay does not offer STARTTLS.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'No encryption could be agreed on: perhaps this port wants STARTTLS and not TLS from the first byte.',
})
export class RelayTlsFailed extends Problem {
  readonly code = 'RELAY_TLS_FAILED';

  constructor() {
    super('No encryption could be agreed on with the relay.', null);
  }
}

export const CertificateFaultEnum = {
  EXPIRED: 'EXPIRED',
  OTHER_HOST: 'OTHER_HOST',
  UNTRUSTED: 'UNTRUSTED',
} as const satisfies Record<CertificateFault, CertificateFault>;

registerEnumType(CertificateFaultEnum, {
  name: 'CertificateFault',
  description: 'What is wrong with a certificate.',
  valuesMap: {
    EXPIRED: { description: 'It is no longer valid.' },
    OTHER_HOST: { description: 'It is for another host than the one that was set.' },
    UNTRUSTED: { description: 'No authority that is known vouches for it, or it is not valid yet.' },
  },
});

@ObjectType({
  implements: () => [Problem],
  description: 'The certificate of the relay cannot be trusted, so it is not told the password.',
})
export class RelayCertificateInvalid extends Problem {
  readonly code = 'RELAY_CERTIFICATE_INVALID';

  @Field(() => CertificateFaultEnum, { description: 'What is wrong with it.' })
  readonly certificateFault: CertificateFault;

  constructor(certificateFault: CertificateFault) {
    super(certificateSentences[certificateFault], null);
    this.certificateFault = certificateFault;
  }
}

const certificateSentences: Record<CertificateFault, string> = {
  EXPIRED: 'The certificate of the relay has expired.',
  OTHER_HOST: 'The certificate of the relay is for another host.',
  UNTRUSTED: 'Nobody we know vouches for the certificate of the relay.',
};

@ObjectType({
  implements: () => [Problem],
  description: 'The relay refused user and password, offers no login, or wants one and none is set.',
})
export class RelayRefusedLogin extends Problem {
  readonly code = 'RELAY_REFUSED_LOGIN';

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of its answer, `535` for a wrong password; null if it offers no login. The text is not shown.',
  })
  readonly smtpCode: number | null;

  constructor(smtpCode: number | null) {
    super('The relay refuses the login.', null);
    this.smtpCode = smtpCode;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'The relay lets us in but takes no mail from us: it does not let us send from our sender address (the envelope’s, to which mails come back), or does not relay.',
})
export class RelayRefusedSender extends Problem {
  readonly code = 'RELAY_REFUSED_SENDER';

  @Field(() => Int, {
    nullable: true,
    description: 'The number of its answer; null if it gave none. The text is not shown.',
  })
  readonly smtpCode: number | null;

  constructor(smtpCode: number | null) {
    super('The relay takes no mail from our sender address.', null);
    this.smtpCode = smtpCode;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'The stored password cannot be read any more, since who runs the service took its key away: set the relay again.',
})
export class RelayPasswordUnreadable extends Problem {
  readonly code = 'RELAY_PASSWORD_UNREADABLE';

  constructor() {
    super('The stored password cannot be read any more: set the relay again.', null);
  }
}
