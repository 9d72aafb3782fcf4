import { registerEnumType } from '@nestjs/graphql';
import type { BulkMoveRefusalReason, BulkMoveRunStatus } from '../../timelines/index.js';

export type BulkMoveStatus = 'PREVIEW' | BulkMoveRunStatus;

export const BulkMoveStatusEnum = { PREVIEW: 'PREVIEW', RUNNING: 'RUNNING', DONE: 'DONE' } as const satisfies Record<
  BulkMoveStatus,
  BulkMoveStatus
>;

registerEnumType(BulkMoveStatusEnum, {
  name: 'BulkMoveStatus',
  description: 'How far the moving of many dates got.',
  valuesMap: {
    PREVIEW: { description: 'Nothing moved: it shows what would.' },
    RUNNING: { description: 'They are being moved, some hundred at a time.' },
    DONE: { description: 'Each was moved, or refused and named in `refusals`.' },
  },
});

export const BulkMoveRefusalReasonEnum = {
  DATE_IN_PAST: 'DATE_IN_PAST',
  DATE_TOO_FAR: 'DATE_TOO_FAR',
  DATE_BEFORE_APPLICATION: 'DATE_BEFORE_APPLICATION',
  SAME_DATE: 'SAME_DATE',
  DECIDED: 'DECIDED',
  CLOSED: 'CLOSED',
  NO_OPEN_TIMELINE: 'NO_OPEN_TIMELINE',
  STALE_REVISION: 'STALE_REVISION',
} as const satisfies Record<BulkMoveRefusalReason, BulkMoveRefusalReason>;

registerEnumType(BulkMoveRefusalReasonEnum, {
  name: 'BulkMoveRefusalReason',
  description: 'Why one timeline of many is not moved.',
  valuesMap: {
    DATE_IN_PAST: { description: "The date lies before today in the timeline's zone." },
    DATE_TOO_FAR: { description: 'The date lies more than 730 days ahead.' },
    DATE_BEFORE_APPLICATION: { description: 'The date lies before the day of the application.' },
    SAME_DATE: { description: 'The timeline has this date already.' },
    DECIDED: { description: 'The application is decided.' },
    CLOSED: { description: 'The timeline is closed.' },
    NO_OPEN_TIMELINE: { description: 'The application has no open timeline.' },
    STALE_REVISION: { description: 'The timeline was changed after the run began.' },
  },
});
