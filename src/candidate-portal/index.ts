export { CandidatePortalModule } from './candidate-portal.module.js';
export { LinkRenewals } from './link-renewals.js';
