import { Field, Int, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'Another member of your organization has this e-mail address, or has it as their external id: a name in `X-On-Behalf-Of` stands for one person.',
})
export class MemberAlreadyExists extends Problem {
  readonly code = 'MEMBER_ALREADY_EXISTS';

  @Field(() => IdScalar, {
    nullable: true,
    description: 'That member; null if they were invited at the same moment, or if it is their external id.',
  })
  readonly memberId: string | null;

  constructor(memberId: string | null) {
    super('Another member has this e-mail address, or has it as their external id.', ['input', 'email']);
    this.memberId = memberId;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'Another member of your organization has this external id, or has it as their e-mail address: a name in `X-On-Behalf-Of` stands for one person.',
})
export class ExternalIdTaken extends Problem {
  readonly code = 'EXTERNAL_ID_TAKEN';

  constructor() {
    super('Another member has this external id, or has it as their e-mail address.', ['input', 'externalId']);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'An organization keeps at least one owner: make another member one first.',
})
export class LastOwner extends Problem {
  readonly code = 'LAST_OWNER';

  constructor() {
    super('This is the last owner of the organization.', ['input', 'memberId']);
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'Only an owner, or an API key with the scope `admin` that acts on behalf of nobody, makes and unmakes owners, changes their e-mail addresses, and says which identity providers tell who somebody is.',
})
export class OwnerNeeded extends Problem {
  readonly code = 'OWNER_NEEDED';

  constructor(path: string[] | null) {
    super('Only an owner may do this.', path);
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'The member recruits or decides for jobs that are not closed. Name who takes over: their reminders would reach nobody.',
})
export class SuccessorNeeded extends Problem {
  readonly code = 'SUCCESSOR_NEEDED';

  @Field(() => Int, { description: 'How many jobs that are not closed name the member.' })
  readonly jobs: number;

  constructor(jobs: number) {
    super(`The member is named by ${jobs} jobs that are not closed: say who takes over.`, ['input', 'successorId']);
    this.jobs = jobs;
  }
}
