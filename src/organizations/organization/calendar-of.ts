import { calendarFor, type KnownCalendar } from '../../rules/index.js';
import type { OrganizationEntity } from './organization.entity.js';

/** What the calendar of an organization is made of. */
export type CalendarColumns = Pick<
  OrganizationEntity,
  'country' | 'region' | 'workingDays' | 'closedDays' | 'openedDays'
>;

export async function calendarOf(organization: CalendarColumns): Promise<KnownCalendar> {
  const { country, region, workingDays, closedDays, openedDays } = organization;
  return await calendarFor({ country, region, workingDays, closedDays, openedDays });
}
