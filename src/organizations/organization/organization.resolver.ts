import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type LogoStatus, LogoStatusEnum, logoStatusOf } from '../logo/logo-status.js';
import { CalendarWarningEnum, type Weekday, WeekdayEnum, weekdayOf, YearOfCalendar } from './calendar-day.model.js';
import { calendarOf } from './calendar-of.js';
import { HolidaysArgs, SetCalendarDayInput, UpdateOrganizationInput } from './organization.inputs.js';
import { type OrganizationRow, organizationById } from './organization.loader.js';
import { Organization } from './organization.model.js';
import { OrganizationsService } from './organizations.service.js';
import { SlugTaken } from './slug-taken.js';

const SetCalendarDayResult = mutationResult('SetCalendarDayResult', Organization, []);
const UpdateOrganizationResult = mutationResult('UpdateOrganizationResult', Organization, [SlugTaken]);

@Resolver(() => Organization)
export class OrganizationResolver {
  constructor(private readonly organizations: OrganizationsService) {}

  @Permission('reads')
  @Query(() => Organization, { description: 'The organization this key belongs to.' })
  async organization(@Context() context: RequestContext): Promise<OrganizationRow | null> {
    return await context.reads.load(organizationById, context.actor.organizationId);
  }

  @Permission('admin')
  @Mutation(() => UpdateOrganizationResult, {
    nullable: true,
    description:
      'Changes how your organization is named, signs its mails and counts its days. What is left out stays. What was told stays as it was told.',
  })
  async updateOrganization(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateOrganizationInput,
  ): Promise<OrganizationRow | Problem> {
    const result = await context.change({ action: 'updateOrganization', input, subject: rowOf('Organization') }, (tx) =>
      this.organizations.update(tx, input),
    );
    return await answer(context, result, organizationById);
  }

  @Permission('admin')
  @Mutation(() => SetCalendarDayResult, {
    nullable: true,
    description:
      'Mends one day of your calendar: closes it, opens it, or leaves it to your week and the public holidays again. Instants of what is open are calculated anew; dates that were promised stay.',
  })
  async setCalendarDay(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which day, and what it is.' }) input: SetCalendarDayInput,
  ): Promise<OrganizationRow | Problem> {
    const result = await context.change({ action: 'setCalendarDay', input, subject: rowOf('Organization') }, (tx) =>
      this.organizations.setDay(tx, input.date, input.isOpen ?? null),
    );
    return await answer(context, result, organizationById);
  }

  @Permission('reads')
  @Query(() => YearOfCalendar, { description: 'The calendar of a year as it is used.' })
  async holidays(@Context() context: RequestContext, @Args() { year }: HolidaysArgs): Promise<YearOfCalendar> {
    const organization = await context.reads.load(organizationById, context.actor.organizationId);
    if (organization === null) throw new Error('the organization is gone');
    return { year, days: (await calendarOf(organization)).daysOf(year) };
  }

  @Permission(ofItsRow)
  @ResolveField(() => LogoStatusEnum, {
    nullable: true,
    description: 'What became of the logo at `logoUrl`; null if there is none.',
  })
  logoStatus(organization: OrganizationRow): LogoStatus | null {
    return logoStatusOf(organization);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [WeekdayEnum], {
    description: 'The days of the week on which it works: its own choice, else those of its country and region.',
  })
  async workingDays(organization: OrganizationRow): Promise<readonly Weekday[]> {
    return (await calendarOf(organization)).workingDays.map(weekdayOf);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [CalendarWarningEnum], {
    description: 'What is not known of its calendar; none if all is well.',
  })
  async calendarWarnings(organization: OrganizationRow): Promise<readonly string[]> {
    const { hasHolidays } = await calendarOf(organization);
    return hasHolidays ? [] : [CalendarWarningEnum.NO_HOLIDAY_DATA];
  }

  @Permission(ofItsRow)
  @ResolveField(() => Boolean, {
    description: 'Whether it is a sandbox, which keys of the form `ft_test_…` belong to: its mails never leave.',
  })
  isSandbox(organization: OrganizationRow): boolean {
    return organization.sandboxOf !== null;
  }
}
