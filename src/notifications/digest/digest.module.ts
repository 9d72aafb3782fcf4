import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/index.js';
import { TimelinesModule } from '../../timelines/index.js';
import { makeDigests } from '../tasks.js';
import { DigestCalendars } from './digest-calendars.js';
import { DigestSchedules } from './digest-schedules.js';
import { Digests } from './digests.js';
import { ItemsOfTimelines } from './items-of-timelines.js';
import { MemberDigest } from './member-digest.js';
import { digestSubscriptions } from './subscriptions.js';

/** What members are told: once a day, in one mail. */
@Module({
  imports: [DeliveryModule, TimelinesModule],
  providers: [
    DigestCalendars,
    DigestSchedules,
    makeDigests,
    Digests,
    ItemsOfTimelines,
    MemberDigest,
    ...digestSubscriptions,
  ],
  exports: [DigestCalendars],
})
export class DigestModule {}
