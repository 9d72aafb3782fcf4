import { Field, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';

@InputType({ description: 'Of whom to hand out everything that is held.' })
export class ExportCandidateInput {
  @Field(() => IdScalar, { description: 'Of whom.' })
  @IsUUID()
  candidateId!: string;
}

@InputType({ description: 'Whom to forget.' })
export class EraseCandidateInput {
  @Field(() => IdScalar, { description: 'Who is erased, for good. Erased already: nothing changes.' })
  @IsUUID()
  candidateId!: string;
}
