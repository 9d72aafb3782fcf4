import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/index.js';
import { memberChanged, organizationChanged } from '../../organizations/index.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { TimelinesModule } from '../../timelines/index.js';
import { makeDigests } from '../tasks.js';
import { DigestCalendars } from './digest-calendars.js';
import { DigestSchedules } from './digest-schedules.js';
import { Digests } from './digests.js';
import { ItemsOfTimelines } from './items-of-timelines.js';
import { MemberDigest } from './member-digest.js';

/** What members are told: once a day, in one mail. */
@Module({
  imports: [DeliveryModule, TimelinesModule],
  providers: [DigestCalendars, DigestSchedules, makeDigests, Digests, ItemsOfTimelines, MemberDigest],
  exports: [DigestCalendars],
})
export class DigestModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly schedules: DigestSchedules,
  ) {}

  onModuleInit(): void {
    this.events.listen(memberChanged, ({ payload }, tx) => this.schedules.memberChanged(tx, payload.memberId));
    this.events.listen(organizationChanged, (_event, tx) => this.schedules.organizationChanged(tx));
  }
}
