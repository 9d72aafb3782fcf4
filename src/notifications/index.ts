export { NotificationEntity } from './notification/notification.entity.js';
export { NotificationsModule } from './notifications.module.js';
