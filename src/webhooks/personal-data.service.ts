import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords, candidateErased } from '../candidates/index.js';
import { EventBus } from '../platform/events/event-bus.js';

/** What the feed holds of a candidate, and how it is erased. */
@Injectable()
export class WebhooksPersonalData implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly records: CandidateRecords,
  ) {}

  onModuleInit(): void {
    this.records.add({ table: 'feed_events', where: 'r.candidate_id = $2', order: ['number'] });
    this.events.listen(candidateErased, async ({ payload }, tx) => {
      // The feed is history: the service's own role may not change it.
      await tx.query('SELECT erase_feed_references($1)', [payload.candidateId]);
    });
  }
}
