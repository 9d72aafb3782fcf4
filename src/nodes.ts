import { applicationNodes } from './applications/index.js';
import { atsNodes, importNodes, inboxNodes } from './ats/index.js';
import { candidateNodes } from './candidates/index.js';
import { deliveryNodes } from './delivery/index.js';
import { jobNodes } from './jobs/index.js';
import { notificationNodes } from './notifications/index.js';
import { organizationNodes } from './organizations/index.js';
import { auditNodes } from './platform/audit/nodes.js';
import { timelineNodes } from './timelines/index.js';
import { webhookNodes } from './webhooks/index.js';

/** Every type whose rows `node` finds: those that the schema calls a Node. */
export const nodes = [
  ...organizationNodes,
  ...jobNodes,
  ...candidateNodes,
  ...deliveryNodes,
  ...applicationNodes,
  ...timelineNodes,
  ...notificationNodes,
  ...atsNodes,
  ...importNodes,
  ...inboxNodes,
  ...webhookNodes,
  ...auditNodes,
] as const;
