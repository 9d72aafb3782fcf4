import { Module } from '@nestjs/common';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { CandidateResolver } from './candidate.resolver.js';
import { CandidatesService } from './candidates.service.js';
import { ErasureService } from './erasure/erasure.service.js';
import { CandidateRecords } from './export/candidate-records.js';
import { PersonalDataResolver } from './personal-data.resolver.js';

registerConstraintProblem('candidates_external_ref_unique', () => new ExternalRefTaken());

@Module({
  providers: [CandidateRecords, CandidateResolver, CandidatesService, ErasureService, PersonalDataResolver],
  exports: [CandidateRecords, CandidatesService, ErasureService],
})
export class CandidatesModule {}
