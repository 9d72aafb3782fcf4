import { Module } from '@nestjs/common';
import { CandidateResolver } from './candidate.resolver.js';
import { CandidatesService } from './candidates.service.js';
import { ErasureService } from './erasure/erasure.service.js';
import { CandidateRecords } from './export/candidate-records.js';
import { CandidateAliases } from './import/candidate-aliases.js';
import { CandidateImports } from './import/candidate-imports.js';
import { PersonalDataResolver } from './personal-data.resolver.js';

@Module({
  providers: [
    CandidateAliases,
    CandidateImports,
    CandidateRecords,
    CandidateResolver,
    CandidatesService,
    ErasureService,
    PersonalDataResolver,
  ],
  exports: [CandidateAliases, CandidateImports, CandidateRecords, CandidatesService, ErasureService],
})
export class CandidatesModule {}
