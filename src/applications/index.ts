export { ApplicationEntity, type ApplicationStatus } from './application.entity.js';
export { ApplicationStatusEnum, OutcomeKindEnum, RejectionReasonEnum } from './application.enums.js';
export {
  applicationCreated,
  applicationDecided,
  applicationEnded,
  applicationReopened,
  contactLogged,
  interviewCompleted,
  outcomeSuperseded,
  outcomeTold,
} from './application.events.js';
export { CreateApplicationInput } from './application.inputs.js';
export {
  type ApplicationRow,
  applicationById,
  applicationColumns,
  type ChosenApplication,
  type OutcomeRow,
  selectingApplications,
} from './application.loaders.js';
export { Application, Outcome } from './application.model.js';
export { ApplicationAlreadyActive, ApplicationNotActive, JobClosed } from './application.problems.js';
export { ApplicationsModule } from './applications.module.js';
export { ApplicationsService, lockActive, lockApplicationsOf } from './applications.service.js';
export { type ContactChannel, ContactEntity } from './contact/contact.entity.js';
export { ContactChannelEnum } from './contact/contact.model.js';
export { ContactsService } from './contact/contacts.service.js';
export { CorrectDecisionInput } from './decision/correct-decision.input.js';
export { CorrectionsService } from './decision/corrections.service.js';
export { DecisionInput } from './decision/decision.input.js';
export { isYesTakenBack, type NoAfterYes, noAfterYes } from './decision/no-after-yes.js';
export { DecisionsService } from './decisions.service.js';
export { ApplicationImports, type ImportedApplication } from './import/application-imports.js';
export { CandidateMerges } from './import/candidate-merges.js';
export { RecordInterviewInput } from './interview/interview.input.js';
export type { InterviewRow } from './interview/interview.loader.js';
export { Interview } from './interview/interview.model.js';
export { InterviewsService } from './interview/interviews.service.js';
export { InterviewEntity } from './interview.entity.js';
export { namedApplication } from './named-application.js';
export { applicationNodes } from './nodes.js';
export { OutcomeEntity, type RejectionReason } from './outcome.entity.js';
export { Retention } from './retention/retention.js';
export { applicationSubscriptions } from './subscriptions.js';
export { ApplicationTurnEntity } from './turn/application-turn.entity.js';
export { ApplicationTurnsService } from './turn/application-turns.service.js';
