import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'A sandbox has no sending domains: its mails never leave.',
})
export class SandboxHasNoSendingDomain extends Problem {
  readonly code = 'SANDBOX_HAS_NO_SENDING_DOMAIN';

  constructor() {
    super('The mails of a sandbox never leave: it has no sending domains.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'Whoever runs the service does not let mails be from domains of organizations: their mail server would refuse them. Set a mail server of your own instead: `setRelay`.',
})
export class SendingDomainsOff extends Problem {
  readonly code = 'SENDING_DOMAINS_OFF';

  constructor() {
    super('Mails by the mail server of the service are from its own address alone.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Your organization has as many sending domains as it may have. Remove one first.',
})
export class TooManySendingDomains extends Problem {
  readonly code = 'TOO_MANY_SENDING_DOMAINS';

  @Field(() => Int, { description: 'How many an organization may have.' })
  readonly most: number;

  constructor(most: number) {
    super(`An organization has at most ${most} sending domains.`, ['input', 'domain']);
    this.most = most;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'The records are there, and somebody else has this domain verified. It is free once they remove it, or three days after their records are gone.',
})
export class SendingDomainTaken extends Problem {
  readonly code = 'SENDING_DOMAIN_TAKEN';

  constructor() {
    super('Somebody else sends from this domain.', ['input', 'sendingDomainId']);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Mails can be from an address only if exactly its domain is a verified sending domain of yours.',
})
export class SenderDomainNotVerified extends Problem {
  readonly code = 'SENDER_DOMAIN_NOT_VERIFIED';

  @Field(() => String, { description: 'The domain of the address, as DNS knows it.' })
  readonly domain: string;

  constructor(domain: string) {
    super('The domain of this address is no verified sending domain of yours.', ['input', 'fromAddress']);
    this.domain = domain;
  }
}
