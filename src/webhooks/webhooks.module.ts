import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { MailedCalendar } from './calendar/mailed-calendar.js';
import { RedeliveryResolver } from './delivery/redelivery.resolver.js';
import { RedeliveryService } from './delivery/redelivery.service.js';
import { WebhookDeliveryResolver, WebhookEndpointDeliveriesResolver } from './delivery/webhook-delivery.resolver.js';
import { CallEndpoint } from './dispatch/call-endpoint.js';
import { DeliveryRetention } from './dispatch/delivery-retention.js';
import { FanOut } from './dispatch/fan-out.js';
import { RecordFailure } from './dispatch/record-failure.js';
import { TryResults } from './dispatch/try-results.js';
import { WebhookDispatcher } from './dispatch/webhook-dispatcher.js';
import { WebhookDoctor } from './dispatch/webhook-doctor.js';
import { WebhookLedger } from './dispatch/webhook-ledger.js';
import { EndpointSeals } from './endpoint/endpoint-seals.js';
import { TellAdmins } from './endpoint/tell-admins.js';
import { WebhookEndpointResolver } from './endpoint/webhook-endpoint.resolver.js';
import { WebhookEndpointsService } from './endpoint/webhook-endpoints.service.js';
import { WebhookTest } from './endpoint/webhook-test.js';
import { EventResolver } from './feed/event.resolver.js';
import { FeedRetention } from './feed/feed-retention.js';
import { Sequencer } from './feed/sequencer.js';
import { WebhooksPersonalData } from './personal-data.js';
import { webhookSubscriptions } from './subscriptions.js';
import { deleteOldEvents, dispatchWebhooks, numberEvents } from './tasks.js';

/** What other systems hear: the feed of each organization, and the webhooks that bring it. */
@Module({
  imports: [CandidatesModule, DeliveryModule, NotificationsModule],
  providers: [
    CallEndpoint,
    DeliveryRetention,
    EndpointSeals,
    EventResolver,
    FanOut,
    FeedRetention,
    deleteOldEvents,
    MailedCalendar,
    RecordFailure,
    RedeliveryResolver,
    RedeliveryService,
    Sequencer,
    numberEvents,
    TellAdmins,
    TryResults,
    WebhookDeliveryResolver,
    dispatchWebhooks,
    WebhookDispatcher,
    WebhookDoctor,
    WebhookEndpointDeliveriesResolver,
    WebhookEndpointResolver,
    WebhookEndpointsService,
    WebhookLedger,
    WebhookTest,
    WebhooksPersonalData,
    ...webhookSubscriptions,
  ],
})
export class WebhooksModule {}
