import { scheduledTask, untilNothingIsLeft, workers } from '../platform/schedule/scheduled-task.js';
import { ProcessDispatcher } from './dispatch/process-dispatcher.js';
import { DailyChecks } from './sending-domain/daily-checks.js';

/** The ledger sees to it that each message is claimed once. */
export const dispatchMessages = scheduledTask({
  name: 'dispatch-messages',
  // How long a due message waits at most for a free worker to look.
  everyMs: 1_000,
  roles: workers,
  inject: [ProcessDispatcher],
  run: ([dispatcher]) => dispatcher.look(),
});

/** Each domain is due once a day. */
export const checkSendingDomains = scheduledTask({
  name: 'check-sending-domains',
  // Nobody waits for the minute.
  everyMs: 300_000,
  roles: workers,
  inject: [DailyChecks],
  run: ([checks], ending) => untilNothingIsLeft(ending, () => checks.run()),
});
