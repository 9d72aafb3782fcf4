import { candidateErased } from '../candidates/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { externalRefGiven } from '../platform/external-ref/external-ref.events.js';
import { applyHeldRowsWhenMoreAreDue } from './handlers/apply-held-rows-when-more-are-due.js';
import { readRowsAnewWhenAtsWordChanges } from './handlers/read-rows-anew-when-ats-word-changes.js';
import { HeldRowsService } from './held/held-rows.service.js';
import { ImportPersonalData } from './imports/import-personal-data.js';
import { InboxPersonalData } from './inbox/inbox-personal-data.js';
import { AtsPersonalData } from './personal-data.js';

const eraseAtsRowsWhenCandidateIsErased = listener({
  name: 'erase-ats-rows-when-candidate-is-erased',
  on: candidateErased,
  inject: [AtsPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

const eraseDeliveriesWhenCandidateIsErased = listener({
  name: 'erase-ats-deliveries-when-candidate-is-erased',
  on: candidateErased,
  inject: [InboxPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

const eraseImportsWhenCandidateIsErased = listener({
  name: 'erase-ats-imports-when-candidate-is-erased',
  on: candidateErased,
  inject: [ImportPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

const lookForHeldRowsWhenReferenceIsGiven = listener({
  name: 'look-for-held-rows-when-reference-is-given',
  on: externalRefGiven,
  inject: [HeldRowsService],
  run: ([held], given, tx) => held.refGiven(tx, given),
});

export const rowSubscriptions: readonly DeclaredSubscription[] = [
  eraseAtsRowsWhenCandidateIsErased,
  lookForHeldRowsWhenReferenceIsGiven,
  applyHeldRowsWhenMoreAreDue,
  readRowsAnewWhenAtsWordChanges,
];

export const inboxSubscriptions: readonly DeclaredSubscription[] = [eraseDeliveriesWhenCandidateIsErased];

export const importSubscriptions: readonly DeclaredSubscription[] = [eraseImportsWhenCandidateIsErased];

/** What rows of other systems, what they send and files of them hear of. */
export const atsSubscriptions: readonly DeclaredSubscription[] = [
  ...rowSubscriptions,
  ...inboxSubscriptions,
  ...importSubscriptions,
];
