import { Module } from '@nestjs/common';
import { ExternalRefTaken } from '../platform/problems/common-problems.js';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { CandidateResolver } from './candidate.resolver.js';
import { CandidatesService } from './candidates.service.js';

registerConstraintProblem('candidates_external_ref_unique', () => new ExternalRefTaken());

@Module({ providers: [CandidateResolver, CandidatesService], exports: [CandidatesService] })
export class CandidatesModule {}
