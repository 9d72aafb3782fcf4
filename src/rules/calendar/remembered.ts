import type { Temporal } from 'temporal-polyfill';

// A zone needs some hundred days of a year; beyond this somebody counts through the centuries.
const MOST_DAYS = 5_000;
const MOST_KEYS = 1_000;

/**
 * The same function of a day and a key, which remembers what it answered: for what is asked of the same days again and
 * again and costs a search through a zone's rules. The function must be pure.
 */
export function remembered<Value>(
  of: (day: Temporal.PlainDate, key: string) => Value,
): (day: Temporal.PlainDate, key: string) => Value {
  return rememberedByNumber(dayNumber, of);
}

/** The same of what stands for a day. @param numberOf another number for each */
export function rememberedByNumber<Day, Value>(
  numberOf: (day: Day) => number,
  of: (day: Day, key: string) => Value,
): (day: Day, key: string) => Value {
  const known = new Map<string, Map<number, Value>>();
  return (day, key) => {
    let days = known.get(key);
    if (days === undefined || days.size >= MOST_DAYS) {
      if (known.size >= MOST_KEYS) known.clear();
      days = new Map();
      known.set(key, days);
    }
    const number = numberOf(day);
    let value = days.get(number);
    if (value === undefined) {
      value = of(day, key);
      days.set(number, value);
    }
    return value;
  };
}

/** Another number for each day; days of a year in order. */
function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return (year * 16 + month) * 32 + day;
}
