import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Admission } from './admission/admission.js';
import { RequestsHeld } from './admission/requests-held.js';
import { UnreadAnswers } from './admission/unread-answers.js';
import { CLOCK, databaseClock } from './clock/clock.js';
import { MONOTONIC, processTime } from './clock/monotonic.js';
import { CONFIG, type Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { EventBus } from './events/event-bus.js';
import { EventWorker } from './events/event-worker.js';
import { Claims } from './health/claims.js';
import { DiskSpace } from './health/disk-space.js';
import { OldestDue } from './health/oldest-due.js';
import { Idempotency } from './idempotency/idempotency.js';
import { IdempotencyKeys } from './idempotency/idempotency-keys.js';
import { KeyRetention } from './idempotency/key-retention.js';
import { Metrics } from './metrics/metrics.js';
import { DnsTexts } from './outbound/dns-texts.js';
import { OutboundGuard } from './outbound/outbound-guard.js';
import { OutboundHttp } from './outbound/outbound-http.js';
import { RESOLVE_HOST, resolveByDns } from './outbound/resolve-host.js';
import { Queue } from './queue/queue.js';
import { RateLimiter } from './rates/rate-limiter.js';
import { SealingKeys } from './sealing/sealing-keys.js';
import { deleteOldIdempotencyKeys, settleRates } from './tasks.js';

/** What every module stands on. It knows nothing of hiring. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, entities: Parameters<typeof DatabaseModule.forRoot>[0]): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forRoot(entities)],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: databaseClock },
        { provide: MONOTONIC, useValue: processTime },
        { provide: RESOLVE_HOST, useValue: resolveByDns },
        // An operation holds one connection: more of them at once would wait for each other's.
        { provide: Admission, useFactory: () => new Admission(Math.min(config.apiConcurrency, config.apiPoolSize)) },
        { provide: RequestsHeld, useFactory: () => new RequestsHeld() },
        { provide: UnreadAnswers, useFactory: () => new UnreadAnswers() },
        Claims,
        DiskSpace,
        DnsTexts,
        OldestDue,
        EventBus,
        EventWorker,
        Idempotency,
        IdempotencyKeys,
        KeyRetention,
        deleteOldIdempotencyKeys,
        Metrics,
        OutboundGuard,
        OutboundHttp,
        Queue,
        RateLimiter,
        settleRates,
        { provide: SealingKeys, useValue: new SealingKeys(config.secretKeys) },
      ],
      exports: [
        CONFIG,
        CLOCK,
        MONOTONIC,
        Admission,
        Claims,
        DiskSpace,
        DnsTexts,
        OldestDue,
        EventBus,
        Idempotency,
        IdempotencyKeys,
        Metrics,
        OutboundGuard,
        OutboundHttp,
        Queue,
        RateLimiter,
        RequestsHeld,
        SealingKeys,
        UnreadAnswers,
      ],
    };
  }
}
