export { CandidateEntity } from './candidate.entity.js';
export { CreateCandidateInput } from './candidate.inputs.js';
export { type CandidateRow, candidateById } from './candidate.loader.js';
export { Candidate } from './candidate.model.js';
export { candidateChanged } from './candidate-changed.js';
export { CandidatesModule } from './candidates.module.js';
export { CandidatesService } from './candidates.service.js';
