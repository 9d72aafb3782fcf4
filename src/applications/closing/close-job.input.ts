import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { namedJob } from '../../jobs/index.js';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { DecisionFields } from '../decision/decision.input.js';

@InputType({ description: 'The decision about everybody whose application is active: REJECTED, with its reason.' })
export class CloseJobOutcomeInput extends DecisionFields {}

@InputType({ description: 'Which job closes, and what becomes of those who still wait for an answer.' })
export class CloseJobInput {
  @RowId(namedJob, 'The job to close.')
  jobId!: string;

  @RowRef(namedJob)
  jobRef?: ExternalRefInput | null;

  @Field(() => CloseJobOutcomeInput, {
    nullable: true,
    description:
      'What is recorded for each active application, as by `recordDecision`. If it is left out and there are active applications, they are named and nothing changes.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => CloseJobOutcomeInput)
  outcome?: CloseJobOutcomeInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only look whether it would be refused: nothing changes, and nobody is told.',
  })
  @IsBoolean()
  dryRun: boolean = false;
}
