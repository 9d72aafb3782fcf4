import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';

export const COMMUNICATION_KINDS = [
  'DATE_CHANGED',
  'PROMISE_BROKEN',
  'DECIDED',
  'CONTACT_LOGGED',
  'TOLD_BY_MEMBER',
  'TELLING',
  'TOLD',
  'NOT_TOLD',
  'CAME_BACK',
  'MEMBER_TOLD',
  'NEXT',
] as const;

export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

export const CommunicationKindEnum = enumOf(COMMUNICATION_KINDS);

registerEnumType(CommunicationKindEnum, {
  name: 'CommunicationKind',
  description: 'What happened between you and a candidate, or what comes next.',
  valuesMap: {
    DATE_CHANGED: {
      description: 'A date was promised, moved, confirmed, held or resumed: see `revisionKind` and `reason`.',
    },
    PROMISE_BROKEN: { description: 'A promise broke: see `slipKind`.' },
    DECIDED: { description: 'A decision was recorded: see `outcome` and `rejectionReason`.' },
    CONTACT_LOGGED: { description: 'A member spoke with the candidate: see `channel`.' },
    TOLD_BY_MEMBER: {
      description: 'A member told the candidate the date, see `revisionKind`, or the decision, see `outcome`.',
    },
    TELLING: { description: 'A message is on its way or waits: see `notificationKind`.' },
    TOLD: { description: "The candidate's mail server accepted a message: see `notificationKind`." },
    NOT_TOLD: {
      description:
        'The candidate was not told: see `notificationKind`, and `withheldBecause`, `cancelledBecause` or `failure`.',
    },
    CAME_BACK: {
      description: 'A message came back: what it told, see `revisionKind`, does not count as disclosed any more.',
    },
    MEMBER_TOLD: { description: 'A member was told, in their digest or at once: see `notificationKind`.' },
    NEXT: { description: 'What comes next by itself, and at which instant: see `nextAction`.' },
  },
});
