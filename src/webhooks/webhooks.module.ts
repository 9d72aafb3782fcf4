import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/index.js';
import { EventResolver } from './feed/event.resolver.js';
import { FeedRetention } from './feed/feed-retention.js';
import { FeedRetentionTask } from './feed/feed-retention.task.js';
import { Sequencer } from './feed/sequencer.js';
import { SequencerTask } from './feed/sequencer.task.js';
import { WebhooksPersonalData } from './personal-data.service.js';

/** What other systems hear: the feed of each organization, and the webhooks that bring it. */
@Module({
  imports: [CandidatesModule],
  providers: [EventResolver, FeedRetention, FeedRetentionTask, Sequencer, SequencerTask, WebhooksPersonalData],
})
export class WebhooksModule {}
