import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { messageById } from './message/message.loader.js';
import { relayById } from './relay/relay.loader.js';
import { sendingDomainById } from './sending-domain/sending-domain.loader.js';
import { suppressionById } from './suppression/suppression.loader.js';

export const deliveryNodes: readonly NodeType[] = [
  nodeOfTable('messages', { name: 'Message', scope: 'reads', byId: messageById }),
  nodeOfTable('suppressions', { name: 'Suppression', scope: 'reads', byId: suppressionById }),
  nodeOfTable('relays', { name: 'Relay', scope: 'admin', byId: relayById }),
  nodeOfTable('sending_domains', { name: 'SendingDomain', scope: 'admin', byId: sendingDomainById }),
];
