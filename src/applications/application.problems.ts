import { Field, Int, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { Problem } from '../platform/problems/problem.js';
import type { ApplicationStatus } from './application.entity.js';
import { ApplicationStatusEnum } from './application.enums.js';

@ObjectType({
  implements: () => [Problem],
  description: 'The candidate already has an active application for this job.',
})
export class ApplicationAlreadyActive extends Problem {
  readonly code = 'APPLICATION_ALREADY_ACTIVE';

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The active application; null if it was created at the same moment.',
  })
  readonly applicationId: string | null;

  constructor(applicationId: string | null, path: string[] = ['input', 'candidateId']) {
    super('The candidate already has an active application for this job.', path);
    this.applicationId = applicationId;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The application is not active any more, so nothing about it moves.',
})
export class ApplicationNotActive extends Problem {
  readonly code = 'APPLICATION_NOT_ACTIVE';

  @Field(() => ApplicationStatusEnum, { description: 'Where the application stands.' })
  readonly applicationStatus: ApplicationStatus;

  constructor(applicationStatus: ApplicationStatus, path: string[] = ['input', 'applicationId']) {
    super(`The application is ${applicationStatus.toLowerCase().replaceAll('_', ' ')}, not active.`, path);
    this.applicationStatus = applicationStatus;
  }
}

@ObjectType({ implements: () => [Problem], description: 'The job is closed and takes no applications.' })
export class JobClosed extends Problem {
  readonly code = 'JOB_CLOSED';

  constructor(path: string[] = ['input', 'jobId']) {
    super('The job is closed and takes no applications.', path);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'There is no decision about the application that could be corrected. Record one.',
})
export class NothingDecided extends Problem {
  readonly code = 'NOTHING_DECIDED';

  constructor() {
    super('Nothing is decided about the application.', ['input', 'applicationId']);
  }
}

// More than these a caller lists by `applications`.
const namedAtMost = 100;

@ObjectType({
  implements: () => [Problem],
  description: 'The job has active applications whose candidates would never hear of it. Decide them in the same call.',
})
export class ApplicationsLeft extends Problem {
  readonly code = 'APPLICATIONS_LEFT';

  @Field(() => [IdScalar], { description: 'The active applications, oldest first: the first 100 of them.' })
  readonly applicationIds: string[];

  @Field(() => Int, { description: 'How many there are.' })
  readonly count: number;

  constructor(ids: readonly string[]) {
    super(`The job has ${ids.length} active applications.`, ['input', 'outcome']);
    this.applicationIds = ids.slice(0, namedAtMost);
    this.count = ids.length;
  }
}
