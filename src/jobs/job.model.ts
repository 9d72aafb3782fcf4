import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../platform/graphql/node/node.js';
import { DateScalar } from '../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import type { JobEntity, JobStatus } from './job.entity.js';

export const JobStatusEnum = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  ON_HOLD: 'ON_HOLD',
  CLOSED: 'CLOSED',
} as const satisfies Record<JobStatus, JobStatus>;

registerEnumType(JobStatusEnum, {
  name: 'JobStatus',
  description: 'Where an opening stands.',
  valuesMap: {
    DRAFT: { description: 'Being prepared; nobody can apply yet.' },
    OPEN: { description: 'Taking applications.' },
    ON_HOLD: { description: 'Paused until a day: the timelines of its candidates are on hold.' },
    CLOSED: { description: 'Over.' },
  },
});

@ObjectType({ implements: () => [Node], description: 'An opening candidates apply to.' })
export class Job implements Pick<JobEntity, 'id' | 'title' | 'status' | 'holdUntil' | 'timeZone' | 'locale'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'As candidates read it in their mails.' })
  readonly title!: string;

  @Field(() => JobStatusEnum, { description: 'Where the opening stands.' })
  readonly status!: JobStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day at whose start it opens again by itself, in its time zone; null unless it is on hold.',
  })
  readonly holdUntil!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "IANA time zone in which this job's decision dates begin and end; null means the organization's.",
  })
  readonly timeZone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Language of its mails to candidates whose own is unknown; null means the organization’s.',
  })
  readonly locale!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the job was created here.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the job last changed here: later with each change.' })
  readonly updatedAt!: Date;
}
