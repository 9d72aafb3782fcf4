export { FeedRetentionTask } from './feed/feed-retention.task.js';
export { Sequencer } from './feed/sequencer.js';
export { SequencerTask } from './feed/sequencer.task.js';
export { webhookNodes } from './nodes.js';
export { WebhooksModule } from './webhooks.module.js';
