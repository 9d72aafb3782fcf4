import { AuditChain } from './audit/audit-chain.js';
import { StuckWork } from './health/stuck-work.js';
import { KeyRetention } from './idempotency/key-retention.js';
import { RateLimiter } from './rates/rate-limiter.js';
import { everyProcess, scheduledTask, workers } from './schedule/scheduled-task.js';

/** Settles what each process has counted of requests. */
export const settleRates = scheduledTask({
  name: 'settle-rates',
  // How exactly a limit holds over all processes: each lets through what it counts in that time.
  everyMs: 1_000,
  roles: everyProcess,
  inject: [RateLimiter],
  run: ([rates]) => rates.settle(),
});

export const findStuckWork = scheduledTask({
  name: 'find-stuck-work',
  // What liveness tells is that old at most.
  everyMs: 10_000,
  roles: everyProcess,
  inject: [StuckWork],
  run: ([stuckWork]) => stuckWork.look(),
});

/** A lock in the database sees to it that each chain is written by one at a time. */
export const chainAuditEntries = scheduledTask({
  name: 'chain-audit-entries',
  // An entry is there at once; its number may take as long as somebody takes to look for it.
  everyMs: 5_000,
  roles: workers,
  inject: [AuditChain],
  run: ([chain]) => chain.run(),
});

export const deleteOldIdempotencyKeys = scheduledTask({
  name: 'delete-old-idempotency-keys',
  // Nobody waits for it: often enough that what is deleted at once stays small.
  everyMs: 600_000,
  roles: workers,
  inject: [KeyRetention],
  run: ([retention], ending) => retention.run(ending),
});
