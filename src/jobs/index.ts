export { JobEntity } from './job.entity.js';
export { jobClosed, jobHeld, jobMoved, jobResumed } from './job.events.js';
export { CreateJobInput } from './job.inputs.js';
export { type ChosenJob, type JobRow, jobById, jobsById } from './job.loader.js';
export { Job } from './job.model.js';
export { JobsModule } from './jobs.module.js';
export { JobsService } from './jobs.service.js';
export { namedJob } from './named-job.js';
export { jobNodes } from './nodes.js';
