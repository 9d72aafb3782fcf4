import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import type { CalendarDay as DayOfCalendar } from '../../rules/index.js';

/** In the order of ISO 8601: Monday is 1. */
export const WeekdayEnum = {
  MONDAY: 'MONDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
  THURSDAY: 'THURSDAY',
  FRIDAY: 'FRIDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
} as const;

export type Weekday = keyof typeof WeekdayEnum;

const weekdays = Object.values(WeekdayEnum);

export function numberOf(weekday: Weekday): number {
  return weekdays.indexOf(weekday) + 1;
}

export function weekdayOf(number: number): Weekday {
  const weekday = weekdays[number - 1];
  if (weekday === undefined) throw new Error('weekdays are numbered from 1 to 7');
  return weekday;
}

registerEnumType(WeekdayEnum, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesMap: {
    MONDAY: { description: 'Day 1 by ISO 8601.' },
    TUESDAY: { description: 'Day 2 by ISO 8601.' },
    WEDNESDAY: { description: 'Day 3 by ISO 8601.' },
    THURSDAY: { description: 'Day 4 by ISO 8601.' },
    FRIDAY: { description: 'Day 5 by ISO 8601.' },
    SATURDAY: { description: 'Day 6 by ISO 8601.' },
    SUNDAY: { description: 'Day 7 by ISO 8601.' },
  },
});

export const CalendarDaySourceEnum = {
  LIBRARY: 'LIBRARY',
  CORRECTION: 'CORRECTION',
  ORGANIZATION: 'ORGANIZATION',
} as const satisfies Record<DayOfCalendar['source'], DayOfCalendar['source']>;

registerEnumType(CalendarDaySourceEnum, {
  name: 'CalendarDaySource',
  description: 'Who says what a day is.',
  valuesMap: {
    LIBRARY: { description: 'The library of public holidays, date-holidays.' },
    CORRECTION: {
      description: 'The service, which mends the library by law or by the government’s list: see `reference`.',
    },
    ORGANIZATION: { description: 'You: one of `closedDays` or `openedDays`.' },
  },
});

export const CalendarWarningEnum = { NO_HOLIDAY_DATA: 'NO_HOLIDAY_DATA' } as const;

registerEnumType(CalendarWarningEnum, {
  name: 'CalendarWarning',
  description: 'What is not known of the calendar of an organization.',
  valuesMap: {
    NO_HOLIDAY_DATA: {
      description:
        'No public holidays of the country are known: every day of the working week is a business day but `closedDays`.',
    },
  },
});

@ObjectType({ description: 'A day on which an organization works or does not, other than by its day of the week.' })
export class CalendarDay implements DayOfCalendar {
  @Field(() => DateScalar, { description: 'The day.' })
  readonly date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is, such as a public holiday by its name in the country; null if it is a day of your own.',
  })
  readonly name!: string | null;

  @Field(() => Boolean, { description: 'Whether it is a business day.' })
  readonly isOpen!: boolean;

  @Field(() => CalendarDaySourceEnum, { description: 'Who says so.' })
  readonly source!: DayOfCalendar['source'];

  @Field(() => String, { nullable: true, description: 'Of a correction: the law or list that it follows.' })
  readonly reference!: string | null;
}

// A country has a dozen or two, and an organization some of its own.
const DAYS_A_YEAR = 50;

@ObjectType({ description: 'A year of the calendar of an organization.' })
export class YearOfCalendar {
  @Field(() => Int, { description: 'Which.' })
  readonly year!: number;

  @Field(() => [CalendarDay], {
    ...costsAsRows(DAYS_A_YEAR),
    description: `Every day that is not as its day of the week, public holidays on weekends among them, in order. Counts as ${DAYS_A_YEAR} rows.`,
  })
  readonly days!: readonly CalendarDay[];
}
