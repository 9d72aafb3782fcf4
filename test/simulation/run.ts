// A seeded year of a company through the rules of time: `npm run simulate -- --applications 100000 --days 365`.
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { calendarFor, defaultPolicy } from '../../src/rules/index.js';
import { simulate } from './simulation.js';

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '10000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
    cap: { type: 'string', default: '1' },
  },
});

const company = {
  applications: Number(values.applications),
  days: Number(values.days),
  seed: Number(values.seed),
  start: Temporal.PlainDate.from('2026-01-05'),
  policy: { ...defaultPolicy, dailyCap: values.cap === 'none' ? null : Number(values.cap) },
  calendar: await calendarFor({ country: 'DE', region: 'BE', closedDays: [] }),
};

const print = (line = '') => process.stdout.write(`${line}\n`);
const table = (title: string, counts: ReadonlyMap<string | number, number>) => {
  print(`\n${title}`);
  for (const [key, value] of [...counts].sort(([, a], [, b]) => b - a)) print(`  ${String(key).padEnd(22)}${value}`);
};

const day = company.start;
const instant = Temporal.Instant.from('2026-06-01T12:00:00Z');
const addDay = () => day.add({ days: 1 });
const localDay = () => instant.toZonedDateTimeISO('Europe/Berlin').toPlainDate();

/** Of one core, on the machine and in the minute of this run. */
function microseconds(work: () => unknown): string {
  const times = 100_000;
  const before = process.cpuUsage();
  for (let done = 0; done < times; done += 1) work();
  return (process.cpuUsage(before).user / times).toFixed(1);
}

const startedAt = performance.now();
const result = simulate(company);
const { steps, ms } = result;
print(
  `${result.applications} applications of ${result.candidates} candidates over ${company.days} days, seed ${company.seed}`,
);
table('mails to candidates', result.mails);
table('withheld', result.withheld);
table('broken promises', result.slips);
table('mails a candidate got in a week in which they got any', result.aWeek);
print(
  `\n${steps} timeline events in ${(ms / 1_000).toFixed(1)} s of one core: ${Math.round((steps / ms) * 1_000)} a second`,
);
print(
  `bounded by the arithmetic of dates: ${microseconds(addDay)} µs to add a day here, ${microseconds(localDay)} µs for a local date`,
);
print(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s with the stories made and the faults looked for`);
print(
  `${result.faults.length} faults${result.faults.length > 0 ? `, such as:\n  ${result.faults.slice(0, 10).join('\n  ')}` : ''}`,
);
if (result.faults.length > 0) process.exitCode = 1;
