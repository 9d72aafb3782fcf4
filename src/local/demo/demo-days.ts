import type { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type BusinessCalendar, localDate } from '../../rules/index.js';

/**
 * Days and times of the demo, told in business days around the local day on which it is made: -1 is the last one
 * before it, 1 the first one after it, and neither is ever the day itself.
 */
export class DemoDays {
  readonly #today: Temporal.PlainDate;

  /** `known` holds the days counted before, by the local day and the count. */
  private constructor(
    readonly now: Temporal.Instant,
    readonly zone: string,
    private readonly minutesLater: number,
    private readonly calendar: BusinessCalendar,
    private readonly known: Map<string, Temporal.PlainDate>,
  ) {
    this.#today = localDate(now, zone);
  }

  static around(now: Temporal.Instant, zone: string, calendar: BusinessCalendar): DemoDays {
    return new DemoDays(now, zone, 0, calendar, new Map());
  }

  /** The same days in another zone, every time of day by so many minutes later: not everybody acts at the same one. */
  in(zone: string, minutesLater: number): DemoDays {
    return new DemoDays(this.now, zone, minutesLater, this.calendar, this.known);
  }

  day(businessDays: number): Temporal.PlainDate {
    if (businessDays === 0) return this.#today;
    const key = `${this.#today} ${businessDays}`;
    const direction = Math.sign(businessDays);
    // One step from its neighbour: everything here is counted dozens of times.
    const day = this.known.get(key) ?? addBusinessDays(this.day(businessDays - direction), direction, this.calendar);
    this.known.set(key, day);
    return day;
  }

  at(businessDays: number, time: string): Temporal.Instant {
    const local = this.day(businessDays).toZonedDateTime({ timeZone: this.zone, plainTime: time });
    return local.add({ minutes: this.minutesLater }).toInstant();
  }
}
