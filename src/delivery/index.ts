export { BouncesService } from './bounce/bounces.service.js';
export { DeliveryModule } from './delivery.module.js';
export { AttemptResults } from './dispatch/attempt-results.js';
export { Dispatcher } from './dispatch/dispatcher.js';
export { ProcessDispatcher } from './dispatch/process-dispatcher.js';
export type { LinkPurpose } from './links/link-purpose.js';
export { makeLinkToken, readLinkToken } from './links/link-token.js';
export { type FollowedLink, type KnownLink, MailLinksService } from './links/mail-links.service.js';
export {
  type CancelledBecause,
  MessageEntity,
  type MessageFailure,
  type MessageStatus,
} from './message/message.entity.js';
export { CancelledBecauseEnum, MessageFailureEnum, MessageStatusEnum } from './message/message.enums.js';
export { messageBounced, messageComplained, messageFailed, messageSent } from './message/message.events.js';
export { type MessageRow, messageById, messageColumns } from './message/message.loader.js';
export { Message } from './message/message.model.js';
export { MessageConnection } from './message/message.resolver.js';
export { MessageAttemptEntity } from './message/message-attempt.entity.js';
export {
  cameBackByOurFault,
  type MessageContent,
  MessagesService,
  mayHaveArrived,
  type Redrive,
} from './message/messages.service.js';
export { deliveryNodes } from './nodes.js';
export { ProviderWebhooksModule } from './provider-webhooks/provider-webhooks.module.js';
export { RelayEntity } from './relay/relay.entity.js';
export { RelayConnections } from './relay/relay-connections.js';
export { SendingDomainEntity } from './sending-domain/sending-domain.entity.js';
export { SuppressionEntity } from './suppression/suppression.entity.js';
export { suppressionReleased } from './suppression/suppression.events.js';
export { SuppressionsService } from './suppression/suppressions.service.js';
