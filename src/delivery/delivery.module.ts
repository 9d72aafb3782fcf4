import { Module } from '@nestjs/common';
import { BounceTask } from './bounce/bounce.task.js';
import { BouncesService } from './bounce/bounces.service.js';
import { AttemptResults } from './dispatch/attempt-results.js';
import { DispatchTask } from './dispatch/dispatch.task.js';
import { MailLinksService } from './links/mail-links.service.js';
import { MessageResolver } from './message/message.resolver.js';
import { MessagesService } from './message/messages.service.js';
import { RelayResolver } from './relay/relay.resolver.js';
import { RelayCheck } from './relay/relay-check.js';
import { RelayConnections } from './relay/relay-connections.js';
import { RelaysService } from './relay/relays.service.js';
import { SuppressionResolver } from './suppression/suppression.resolver.js';
import { SuppressionsService } from './suppression/suppressions.service.js';

@Module({
  providers: [
    AttemptResults,
    BouncesService,
    BounceTask,
    DispatchTask,
    MailLinksService,
    MessageResolver,
    MessagesService,
    RelayCheck,
    RelayConnections,
    RelayResolver,
    RelaysService,
    SuppressionResolver,
    SuppressionsService,
  ],
  exports: [
    AttemptResults,
    BouncesService,
    DispatchTask,
    MailLinksService,
    MessagesService,
    RelayConnections,
    SuppressionsService,
  ],
})
export class DeliveryModule {}
