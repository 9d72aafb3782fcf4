import { handler } from '../../platform/events/subscription.js';
import { bulkMoveBatchDue } from '../bulk-move/bulk-move.events.js';
import { BulkMoveBatches } from '../bulk-move/bulk-move-batches.js';

export const moveNextDatesWhenBulkBatchIsDue = handler({
  name: 'move-next-dates-when-bulk-batch-is-due',
  on: bulkMoveBatchDue,
  inject: [BulkMoveBatches],
  run: ([batches], { bulkMoveId }, tx) => batches.next(tx, bulkMoveId),
});
