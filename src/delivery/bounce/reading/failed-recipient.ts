import { domainOf } from '../../../platform/mail-address/mail-address.js';
import { CLASS_OF_CAUSE } from '../../diagnosis/diagnosis.js';
import { readDiagnostic } from '../../diagnosis/read-diagnostic.js';
import { answersIn } from './answers.js';
import { causeInText, causeOf, type FoundCause } from './cause-in-text.js';
import type { RecipientStatus } from './status-groups.js';

export interface FailedRecipient extends FoundCause {
  readonly forwardedFrom: string | null;
}

/**
 * Why the recipient of a mail did not get it; null if nobody failed. What has one recipient can be reported with several,
 * where it was forwarded: if one of them took the mail, that another is dead says nothing of the address.
 * @param told what the report tells people: asked where the fields do not say why
 */
export function failedRecipient(groups: readonly RecipientStatus[], told: string): FailedRecipient | null {
  const failed = groups.find(({ action }) => action === 'failed');
  if (failed === undefined) return null;
  const found = causeOfGroup(failed, told);
  const isForward = groups.some(
    ({ action }) => action === 'relayed' || action === 'delivered' || action === 'expanded',
  );
  const cause = isForward && CLASS_OF_CAUSE[found.cause] === 'ADDRESS_DEAD' ? 'FORWARD_FAILED' : found.cause;
  return { cause, answer: found.answer, forwardedFrom: forwardedFrom(failed) };
}

function causeOfGroup({ status, diagnostic }: RecipientStatus, told: string): FoundCause {
  const command = answersIn(told)[0]?.command ?? null;
  const cause = causeOf({ ...readDiagnostic(diagnostic, status), command });
  if (cause !== 'UNKNOWN') return { cause, answer: diagnostic ?? status };
  const found = causeInText(told, '');
  return { cause: found.cause, answer: found.answer ?? diagnostic ?? status };
}

/** Aliases of one domain are one mailbox; another domain is somebody else's. */
function forwardedFrom({ original, final }: RecipientStatus): string | null {
  if (original === null || final === null || !original.includes('@') || !final.includes('@')) return null;
  return domainOf(original) === domainOf(final) ? null : original;
}
