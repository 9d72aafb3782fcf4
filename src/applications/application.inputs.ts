import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { namedCandidate } from '../candidates/index.js';
import { namedJob } from '../jobs/index.js';
import { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../platform/external-ref/named-rows.js';
import { DateScalar } from '../platform/graphql/scalars/date-scalar.js';
import { Composed, IsLine } from '../platform/input/texts.js';
import { namedApplication } from './named-application.js';

@InputType({ description: 'Who applies for what.' })
export class CreateApplicationInput {
  @RowId(namedJob, 'The job applied for.')
  jobId!: string;

  @RowRef(namedJob)
  jobRef?: ExternalRefInput | null;

  @RowId(namedCandidate, 'Who applies.')
  candidateId!: string;

  @RowRef(namedCandidate)
  candidateRef?: ExternalRefInput | null;

  @Field(() => String, {
    description: 'The step of your process it stands at, in your words: 1 to 100 characters on one line.',
  })
  @Composed()
  @IsLine(100)
  stage!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day the candidate applied, today at the latest; today if left out.',
  })
  @IsOptional()
  appliedOn?: string | null;

  @Field(() => ExternalRefInput, { nullable: true, description: "Your system's own id of this application." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

@InputType({ description: 'What to change of an application. What is left out stays as it is.' })
export class UpdateApplicationInput {
  @RowId(namedApplication, 'The application to change.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description: "Your system's own id of this application from now on. Null takes it away.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

@InputType({ description: 'At which step an application stands now.' })
export class MoveApplicationStageInput {
  @RowId(namedApplication, 'The application to move.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => String, {
    description: 'The step it stands at now, in your words: 1 to 100 characters on one line.',
  })
  @Composed()
  @IsLine(100)
  stage!: string;
}
