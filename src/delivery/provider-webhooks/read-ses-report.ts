import { z } from 'zod';
import { readSesNotice, sesNotice } from '../bounce/reading/ses-notice.js';
import type { ProviderReport } from './provider-report.js';

const text = z.string().optional().catch(undefined);

const notice = sesNotice.extend({
  mail: z.object({
    /** The envelope's sender. */
    source: text,
    /** Only where the original headers are included. */
    headers: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .catch([])
      .default([]),
    commonHeaders: z.object({ messageId: text }).optional().catch(undefined),
  }),
});

type Notice = z.infer<typeof notice>;

/** What of a mail may name it. */
export interface MailTraces {
  readonly envelopeFrom: string | null;
  /** As it left us, with its angle brackets. */
  readonly messageId: string | null;
}

/**
 * What a notice of Amazon SES says; null for what is about no mail of ours, and for what nothing follows from.
 * @param ours the message of a mail; null if it is none of ours
 */
export function readSesReport(notification: string, ours: (mail: MailTraces) => string | null): ProviderReport | null {
  const read = parsed(notification);
  const messageId = read === null ? null : ours(tracesOf(read.mail));
  if (read === null || messageId === null) return null;
  const report = readSesNotice(read);
  return report === null ? null : { messageId, report };
}

function tracesOf({ source, headers, commonHeaders }: Notice['mail']): MailTraces {
  const header = headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value;
  return { envelopeFrom: source ?? null, messageId: (commonHeaders?.messageId ?? header)?.trim() ?? null };
}

function parsed(notification: string): Notice | null {
  try {
    return notice.safeParse(JSON.parse(notification)).data ?? null;
  } catch {
    return null;
  }
}
