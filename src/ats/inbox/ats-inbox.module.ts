import { Module } from '@nestjs/common';
import { CandidatesModule } from '../../candidates/index.js';
import { AtsModule } from '../ats.module.js';
import { inboxSubscriptions } from '../subscriptions.js';
import { forgetOldDeliveries, translateDeliveries } from '../tasks.js';
import { AtsDoctor } from './ats-doctor.js';
import { AtsDeliveryResolver, AtsInboxResolver, AtsIntegrationDeliveriesResolver } from './ats-inbox.resolver.js';
import { AtsSeals } from './ats-seals.js';
import { AtsDeliveryRetention } from './delivery-retention.js';
import { InboxPersonalData } from './inbox-personal-data.js';
import { InboxesService } from './inboxes.service.js';
import { ShowInbox } from './show-inbox.js';
import { TranslateDeliveries } from './translate-deliveries.js';
import { TranslateDelivery } from './translate-delivery.js';

/** What other systems send by webhooks: how they are known, what came, and what it means. */
@Module({
  imports: [AtsModule, CandidatesModule],
  providers: [
    forgetOldDeliveries,
    translateDeliveries,
    ...inboxSubscriptions,
    AtsDeliveryResolver,
    AtsDeliveryRetention,
    AtsDoctor,
    AtsInboxResolver,
    AtsIntegrationDeliveriesResolver,
    AtsSeals,
    InboxPersonalData,
    InboxesService,
    ShowInbox,
    TranslateDeliveries,
    TranslateDelivery,
  ],
  exports: [AtsModule, AtsSeals],
})
export class AtsInboxModule {}
