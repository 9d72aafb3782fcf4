import { Field, ObjectType } from '@nestjs/graphql';
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

  constructor(applicationId: string | null) {
    super('The candidate already has an active application for this job.', ['input', 'candidateId']);
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
  readonly status: ApplicationStatus;

  constructor(status: ApplicationStatus, path: string[] = ['input', 'applicationId']) {
    super(`The application is ${status.toLowerCase().replaceAll('_', ' ')}, not active.`, path);
    this.status = status;
  }
}

@ObjectType({ implements: () => [Problem], description: 'The job is closed and takes no applications.' })
export class JobClosed extends Problem {
  readonly code = 'JOB_CLOSED';

  constructor() {
    super('The job is closed and takes no applications.', ['input', 'jobId']);
  }
}
