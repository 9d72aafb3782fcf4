import { registerEnumType } from '@nestjs/graphql';
import type { ChangeRefusal } from '../../rules/index.js';

/** What speaks against a day itself, and not against any change. */
export type DateChangeRefusal = Exclude<ChangeRefusal, 'DECIDED' | 'CLOSED'>;

export const DateRefusalEnum = {
  DATE_IN_PAST: 'DATE_IN_PAST',
  DATE_TOO_FAR: 'DATE_TOO_FAR',
  DATE_BEFORE_APPLICATION: 'DATE_BEFORE_APPLICATION',
  FOLLOW_UP_BEFORE_DECISION: 'FOLLOW_UP_BEFORE_DECISION',
  SAME_DATE: 'SAME_DATE',
  HOLD_NOT_AFTER_TODAY: 'HOLD_NOT_AFTER_TODAY',
  HOLD_TOO_FAR: 'HOLD_TOO_FAR',
  SAME_HOLD: 'SAME_HOLD',
  NOT_HELD: 'NOT_HELD',
} as const satisfies Record<DateChangeRefusal, DateChangeRefusal>;

registerEnumType(DateRefusalEnum, {
  name: 'DateRefusal',
  description: 'Why a day cannot be promised.',
  valuesMap: {
    DATE_IN_PAST: { description: "It lies before today in the timeline's zone." },
    DATE_TOO_FAR: { description: 'It lies more than 730 days ahead.' },
    DATE_BEFORE_APPLICATION: { description: 'It lies before the day of the application.' },
    FOLLOW_UP_BEFORE_DECISION: { description: 'The follow-up date lies before the decision date.' },
    SAME_DATE: { description: 'The timeline has this date already: reconfirm it instead.' },
    HOLD_NOT_AFTER_TODAY: { description: 'A hold has to end on a day after today.' },
    HOLD_TOO_FAR: { description: 'The hold would end more than 730 days ahead.' },
    SAME_HOLD: { description: 'The timeline is on hold until that day already.' },
    NOT_HELD: { description: 'There is no hold that could end.' },
  },
});
