export { ApiKeyEntity } from './api-key/api-key.entity.js';
export { ApiKeysService } from './api-key/api-keys.service.js';
export type { BusinessCalendar } from './calendar/business-calendar.js';
export {
  addBusinessDays,
  businessDaysBetween,
  lastBusinessDayOfMonth,
  lastBusinessDayOfWeek,
  openDayFrom,
} from './calendar/business-days.js';
export { calendarFor } from './calendar/calendar-for.js';
export { earlierOf, isBefore, laterOf, localDate } from './calendar/instants.js';
export { startOfDay } from './calendar/start-of-day.js';
export { MemberEntity } from './member/member.entity.js';
export { type MemberRow, memberById } from './member/member.loader.js';
export { Member } from './member/member.model.js';
export { MembersService } from './member/members.service.js';
export { OrganizationEntity } from './organization/organization.entity.js';
export { organizationById } from './organization/organization.loader.js';
export { OrganizationsService } from './organization/organizations.service.js';
export { OrganizationsModule } from './organizations.module.js';
export { lastOpeningBefore, nextOpening } from './policy/openings.js';
export { defaultPolicy, demoPolicy, type Policy, policySchema } from './policy/policy.js';
export { type OrganizationRules, organizationRules } from './rules/organization-rules.js';
