import { Module } from '@nestjs/common';
import { registerConstraintProblem } from '../platform/problems/constraint-problems.js';
import { BouncePort } from './bounce/bounce-port.js';
import { BouncesService } from './bounce/bounces.service.js';
import { UndeliveredMails } from './bounce/undelivered-mails.js';
import { AttemptResults } from './dispatch/attempt-results.js';
import { ProcessDispatcher } from './dispatch/process-dispatcher.js';
import { MailLinksService } from './links/mail-links.service.js';
import { MessageResolver } from './message/message.resolver.js';
import { MessagesService } from './message/messages.service.js';
import { RelayResolver } from './relay/relay.resolver.js';
import { RelayCheck } from './relay/relay-check.js';
import { RelayConnections } from './relay/relay-connections.js';
import { RelaysService } from './relay/relays.service.js';
import { DailyChecks } from './sending-domain/daily-checks.js';
import { SenderResolver } from './sending-domain/sender.resolver.js';
import { SendingDomainTaken } from './sending-domain/sending-domain.problems.js';
import { SendingDomainResolver } from './sending-domain/sending-domain.resolver.js';
import { SendingDomainCheck } from './sending-domain/sending-domain-check.js';
import { SendingDomainsService } from './sending-domain/sending-domains.service.js';
import { SuppressionResolver } from './suppression/suppression.resolver.js';
import { SuppressionsService } from './suppression/suppressions.service.js';
import { checkSendingDomains, dispatchMessages } from './tasks.js';

registerConstraintProblem('sending_domains_verified_unique', () => new SendingDomainTaken());

@Module({
  providers: [
    AttemptResults,
    BouncesService,
    BouncePort,
    DailyChecks,
    checkSendingDomains,
    dispatchMessages,
    ProcessDispatcher,
    MailLinksService,
    MessageResolver,
    MessagesService,
    RelayCheck,
    RelayConnections,
    RelayResolver,
    RelaysService,
    SenderResolver,
    SendingDomainCheck,
    SendingDomainResolver,
    SendingDomainsService,
    SuppressionResolver,
    SuppressionsService,
    UndeliveredMails,
  ],
  exports: [
    AttemptResults,
    BouncesService,
    ProcessDispatcher,
    MailLinksService,
    MessagesService,
    RelayConnections,
    SuppressionsService,
  ],
})
export class DeliveryModule {}
