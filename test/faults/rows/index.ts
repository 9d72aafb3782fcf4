import type { FaultRow } from '../harness/fault-row.js';
import { specRow } from '../harness/spec-row.js';
import { clock } from './clock.js';
import { diskFull } from './disk-full.js';
import { embeddedKill } from './embedded-kill.js';
import { halfOpen } from './half-open.js';
import { kills } from './kills.js';
import { locks } from './locks.js';
import { lostAnswers } from './lost-answers.js';
import { migration } from './migration.js';
import { neighbours } from './neighbours.js';
import { poisonRows } from './poison-rows.js';
import { postgres } from './postgres.js';
import { sameCall } from './same-call.js';
import { sigterm } from './sigterm.js';
import { slowLoris } from './slow-loris.js';
import { stoppedWorker } from './stopped-worker.js';

/** Faults of a conversation or of the calendar, which need a clock in the test's hands, or no process at all. */
const shown = {
  relayRefuses: specRow(
    {
      name: 'relay-refuses',
      promise: "421/450/451 for an hour (simulated): the relay's breaker opens, others go on, all drains afterwards",
    },
    ['refused-for-an-hour.spec', 'retry-schedule.spec', 'breaker.spec'],
  ),
  refusals: specRow(
    {
      name: 'refusals',
      promise: '550 5.1.1 · 552 · 5.7.26 · 535: each means something else, and one function decides',
    },
    ['classify-refusal.spec', 'judge-result.spec', 'delivery/dispatcher.spec', 'relay-failure.spec'],
  ),
  reports: specRow(
    { name: 'reports', promise: 'reports of any mail server: dead addresses are suppressed, live ones are not' },
    ['src/delivery/bounce', 'test/api/bounces.spec', 'test/api/bounces-told-again.spec'],
  ),
  compiled: specRow({ name: 'compiled', promise: 'the same document sent again, compiled: the same effect' }, [
    'graphql-compiled.spec',
  ]),
  daylight: specRow(
    { name: 'daylight', promise: 'DST gaps and overlaps, missing days: due at the start of the local day after' },
    ['due-instant.spec', 'start-of-day.spec', 'local-date.spec'],
  ),
  schedulers: specRow(
    {
      name: 'schedulers',
      promise: '3 schedulers at once; scheduler down 6 h: one row per slip; caught up in 2 sweeps',
    },
    ['sweep/sweep.spec'],
  ),
  poison: specRow(
    { name: 'poison', promise: 'a poison message or payload: dead letter after one attempt; the next job goes on' },
    ['event-worker.spec', 'handled-together.spec', 'delivery/dispatcher.spec'],
  ),
  threeADay: specRow({ name: 'three-a-day', promise: '3 mails per candidate and day as the last stop' }, [
    'daily-stop.spec',
  ]),
} as const;

/** The table of faults, in its order. */
export const rows: readonly FaultRow[] = [
  kills,
  stoppedWorker,
  postgres,
  halfOpen,
  lostAnswers,
  shown.relayRefuses,
  shown.refusals,
  shown.reports,
  shown.compiled,
  slowLoris,
  clock,
  shown.daylight,
  shown.schedulers,
  locks,
  diskFull,
  sameCall,
  shown.poison,
  poisonRows,
  sigterm,
  embeddedKill,
  migration,
  neighbours,
  shown.threeADay,
];
