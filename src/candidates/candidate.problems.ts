import { Field, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { Problem } from '../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'The candidate was erased: nothing more is recorded about them, and no import brings them back by the external reference that they had.',
})
export class CandidateErased extends Problem {
  readonly code = 'CANDIDATE_ERASED';

  @Field(() => IdScalar, { description: 'Id of what is left of the candidate.' })
  readonly candidateId: string;

  constructor(candidateId: string, path: string[]) {
    super('This candidate was erased.', path);
    this.candidateId = candidateId;
  }
}
