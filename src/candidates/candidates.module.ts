import { Module } from '@nestjs/common';
import { CandidateResolver } from './candidate.resolver.js';
import { CandidatesService } from './candidates.service.js';
import { ErasureService } from './erasure/erasure.service.js';
import { CandidateRecords } from './export/candidate-records.js';
import { PersonalDataResolver } from './personal-data.resolver.js';

@Module({
  providers: [CandidateRecords, CandidateResolver, CandidatesService, ErasureService, PersonalDataResolver],
  exports: [CandidateRecords, CandidatesService, ErasureService],
})
export class CandidatesModule {}
