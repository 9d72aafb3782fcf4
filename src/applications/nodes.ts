import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { applicationById, outcomeById } from './application.loaders.js';
import { contactById } from './contact/contact.loader.js';
import { interviewById } from './interview/interview.loader.js';

export const applicationNodes: readonly NodeType[] = [
  nodeOfTable('applications', { name: 'Application', scope: 'reads', byId: applicationById }),
  nodeOfTable('interviews', { name: 'Interview', scope: 'reads', byId: interviewById }),
  nodeOfTable('outcomes', { name: 'Outcome', scope: 'reads', byId: outcomeById }),
  nodeOfTable('contacts', { name: 'Contact', scope: 'reads', byId: contactById }),
];
