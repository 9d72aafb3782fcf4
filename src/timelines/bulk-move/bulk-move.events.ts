import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** The next dates of a bulk move are to be moved. */
export const bulkMoveBatchDue = eventType('bulk_move.batch_due', z.object({ bulkMoveId: z.uuid() }));
