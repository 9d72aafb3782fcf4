export { DigestTask } from './digest/digest.task.js';
export { Digests } from './digest/digests.js';
export { notificationNodes } from './nodes.js';
export { NotificationEntity } from './notification/notification.entity.js';
export { NotificationsModule } from './notifications.module.js';
export { DraftEntity } from './tell/draft.entity.js';
export { TemplateEntity } from './templates/template.entity.js';
export { CandidateWishes } from './wishes/candidate-wishes.js';
export type { WishesRow } from './wishes/wishes.reads.js';
