export { CandidatePortalModule } from './candidate-portal.module.js';
