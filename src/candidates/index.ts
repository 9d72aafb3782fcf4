export { CandidateEntity } from './candidate.entity.js';
export { candidateChanged, candidateErased, candidatesMerged } from './candidate.events.js';
export { CreateCandidateInput, UpdateCandidateInput } from './candidate.inputs.js';
export {
  type CandidateRow,
  type ChosenCandidate,
  candidateById,
  candidateColumns,
  candidatesById,
} from './candidate.loader.js';
export { Candidate } from './candidate.model.js';
export { CandidateErased } from './candidate.problems.js';
export { CandidateConnection } from './candidate.resolver.js';
export { nameMatches } from './candidate-list.js';
export { CandidatesModule } from './candidates.module.js';
export { CandidatesService } from './candidates.service.js';
export { ErasureService } from './erasure/erasure.service.js';
export { CandidateRecords } from './export/candidate-records.js';
export { CandidateAliases } from './import/candidate-aliases.js';
export { CandidateImports, type ImportedCandidate } from './import/candidate-imports.js';
export { namedCandidate } from './named-candidate.js';
export { candidateNodes } from './nodes.js';
