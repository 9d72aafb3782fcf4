import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';
import type { DisabledBecause } from './webhook-endpoint.entity.js';
import { DisabledBecauseEnum } from './webhook-endpoint.model.js';

@ObjectType({
  implements: () => [Problem],
  description: 'Your organization has as many endpoints as it can have: delete one, or let one take more types.',
})
export class TooManyWebhookEndpoints extends Problem {
  readonly code = 'TOO_MANY_WEBHOOK_ENDPOINTS';

  @Field(() => Int, { description: 'How many there can be.' })
  readonly most: number;

  constructor(most: number) {
    super(`An organization has ${most} webhook endpoints at most.`, null);
    this.most = most;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Secrets cannot be kept here: who runs the service has set no key to seal them with (`SECRET_KEYS`).',
})
export class WebhookSecretsNotKept extends Problem {
  readonly code = 'WEBHOOK_SECRETS_NOT_KEPT';

  constructor() {
    super('Who runs the service has set no key to seal secrets with.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The events behind this cursor are older than your organization keeps them, or it is ahead of the feed.',
})
export class CursorExpired extends Problem {
  readonly code = 'CURSOR_EXPIRED';

  @Field(() => String, { description: 'Before the oldest event that is still there.' })
  readonly oldestCursor: string;

  constructor(oldestCursor: string, path: string[]) {
    super('The events behind this cursor are gone.', path);
    this.oldestCursor = oldestCursor;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Nothing is sent to this endpoint: enable it first (`updateWebhookEndpoint`).',
})
export class WebhookEndpointDisabled extends Problem {
  readonly code = 'WEBHOOK_ENDPOINT_DISABLED';

  @Field(() => DisabledBecauseEnum, { description: 'Why it was disabled.' })
  readonly endpointDisabledBecause: DisabledBecause;

  constructor(disabledBecause: DisabledBecause) {
    super('The endpoint is disabled.', null);
    this.endpointDisabledBecause = disabledBecause;
  }
}
