import { registerEnumType } from '@nestjs/graphql';
import type { Approval, Policy } from '../../rules/index.js';

export const ApprovalModeEnum = {
  AUTOMATIC: 'AUTOMATIC',
  DELAYED: 'DELAYED',
  REQUIRED: 'REQUIRED',
} as const satisfies Record<Approval['mode'], Approval['mode']>;

registerEnumType(ApprovalModeEnum, {
  name: 'ApprovalMode',
  description:
    'Whether a message about a change, or a decision, waits for a member before it leaves. Notes that a date passed never wait.',
  valuesMap: {
    AUTOMATIC: { description: 'It leaves by itself.' },
    DELAYED: { description: 'It leaves by itself after some minutes, in which a member can edit or stop it.' },
    REQUIRED: {
      description: 'It leaves when a member has approved it. Not approved while its date is ahead, it lapses.',
    },
  },
});

export const OutcomesByLinkEnum = {
  CONFIRM: 'CONFIRM',
  NO: 'NO',
  NOW: 'NOW',
} as const satisfies Record<Policy['outcomesByLink'], Policy['outcomesByLink']>;

registerEnumType(OutcomesByLinkEnum, {
  name: 'OutcomesByLink',
  description: 'What becomes of a decision that a member answers by the link in a mail, without a sign-in.',
  valuesMap: {
    CONFIRM: {
      description: 'It is recorded after an hour, in which the member can take it back, and told from then on.',
    },
    NO: { description: 'Members cannot decide by links.' },
    NOW: { description: 'It is recorded and told at once.' },
  },
});
