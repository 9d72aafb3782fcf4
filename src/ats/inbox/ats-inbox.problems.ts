import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'Secrets cannot be kept here: who runs the service has set no key to seal them with (`SECRET_KEYS`).',
})
export class AtsSecretsNotKept extends Problem {
  readonly code = 'ATS_SECRETS_NOT_KEPT';

  constructor() {
    super('Who runs the service has set no key to seal secrets with.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The connection has as many secrets as it can have: remove one.',
})
export class TooManyAtsSecrets extends Problem {
  readonly code = 'TOO_MANY_ATS_SECRETS';

  @Field(() => Int, { description: 'How many there can be.' })
  readonly most: number;

  constructor(most: number) {
    super(`A connection has ${most} secrets at most.`, ['input', 'label']);
    this.most = most;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'What the delivery said is not kept any more: it is older than 14 days, or somebody of whom it spoke was erased. Have the other system send it again.',
})
export class AtsDeliveryBodyGone extends Problem {
  readonly code = 'ATS_DELIVERY_BODY_GONE';

  constructor() {
    super('What the delivery said is not kept any more.', ['input', 'atsDeliveryId']);
  }
}
