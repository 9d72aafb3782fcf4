// The half of the contract that is pure: days, windows and the policy's shape, without Nest and TypeORM. The rules of
// time above import this; everything else imports index.ts, which holds it too. (docs/adr/0001-modules-point-one-way.md)
export type { BusinessCalendar } from './calendar/business-calendar.js';
export {
  addBusinessDays,
  businessDaysBetween,
  lastBusinessDayOfMonth,
  lastBusinessDayOfWeek,
  openDayFrom,
} from './calendar/business-days.js';
export { calendarFor } from './calendar/calendar-for.js';
export { earlierOf, isBefore, laterOf, plusSeconds } from './calendar/instants.js';
export { localDate } from './calendar/local-date.js';
export { plusDays } from './calendar/plus-days.js';
export { startOfDay } from './calendar/start-of-day.js';
export { lastOpeningBefore, nextOpening } from './policy/openings.js';
export { type Approval, defaultPolicy, demoPolicy, type Policy, policySchema } from './policy/policy.js';
