import { handler } from '../../platform/events/subscription.js';
import { UnreachableNotices, unreachableNoticesDue } from '../tell/unreachable-notices.js';

export const tellMembersWhatCameBackWithinTheHour = handler({
  name: 'tell-members-what-came-back-within-the-hour',
  on: unreachableNoticesDue,
  inject: [UnreachableNotices],
  run: ([notices], { memberId, noticeId }, tx) => notices.deliver(tx, memberId, noticeId),
});
