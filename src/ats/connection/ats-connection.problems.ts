import { Field, Int, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'Another connection has this `source` already: external references would lead to the rows of both.',
})
export class AtsSourceTaken extends Problem {
  readonly code = 'ATS_SOURCE_TAKEN';

  @Field(() => IdScalar, { description: 'The connection that has it.' })
  readonly atsIntegrationId: string;

  constructor(atsIntegrationId: string) {
    super('Another connection has this source.', ['input', 'source']);
    this.atsIntegrationId = atsIntegrationId;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Your organization has as many connections as it can have.',
})
export class TooManyAtsIntegrations extends Problem {
  readonly code = 'TOO_MANY_ATS_INTEGRATIONS';

  @Field(() => Int, { description: 'How many there can be.' })
  readonly most: number;

  constructor(most: number) {
    super(`An organization has ${most} connections at most.`, null);
    this.most = most;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The connection is switched off: nothing is taken from it. `updateAtsIntegration` switches it on.',
})
export class AtsIntegrationDisabled extends Problem {
  readonly code = 'ATS_INTEGRATION_DISABLED';

  constructor() {
    super('The connection is switched off.', ['input', 'atsIntegrationId']);
  }
}
