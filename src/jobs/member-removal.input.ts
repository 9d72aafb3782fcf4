import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';

@InputType({ description: 'Who leaves, and who takes over their jobs.' })
export class RemoveMemberInput {
  @Field(() => IdScalar, { description: 'Who leaves.' })
  @IsUUID()
  memberId!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description:
      'Who takes over the jobs that are not closed and for which the member recruits or decides: needed if there are any. Not a viewer.',
  })
  @IsOptional()
  @IsUUID()
  successorId?: string | null;
}
