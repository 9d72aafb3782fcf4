/**
 * The queues of every event handler: the owner creates them when it migrates, because the service's role may not. A
 * handler that is not in this list stops the service at its start.
 */
export const queues: readonly string[] = [
  'reckon-anew-when-timelines-are-outdated',
  'tell-candidate-when-timeline-notice-is-due',
  'draft-message-when-timeline-changes-settle',
  'tell-candidate-when-application-is-decided',
  'tell-candidate-when-outcome-notice-is-due',
  'look-at-outcomes-again-when-they-are-outdated',
  'disclose-when-message-is-sent',
  'note-that-candidate-was-not-told-when-message-fails',
  'open-job-when-its-hold-is-due',
  'move-next-dates-when-bulk-batch-is-due',
  'withdraw-disclosure-when-message-bounces',
  'tell-members-when-recipient-is-refused',
  'tell-members-what-came-back-within-the-hour',
  'tell-members-when-candidate-complains',
  'tell-again-when-candidate-can-be-reached',
  'pass-on-follow-up-when-it-leaves',
  'record-decision-when-link-answer-is-due',
  'tell-again-when-address-is-released',
  'read-rows-anew-when-ats-word-changes',
  'apply-held-rows-when-more-are-due',
  'tell-admins-when-webhook-endpoint-is-disabled',
];
