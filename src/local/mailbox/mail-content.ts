import PostalMime from 'postal-mime';

export interface MailHeader {
  readonly name: string;
  /** Unfolded, otherwise as it was sent: encoded words stay encoded. */
  readonly value: string;
}

export interface MailAttachment {
  readonly filename: string | null;
  readonly contentType: string;
  /** Bytes, after the transfer encoding is undone. */
  readonly size: number;
}

export interface ParsedMail {
  readonly subject: string;
  /** Out of the From header, null if there is none. */
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly MailHeader[];
  readonly attachments: readonly MailAttachment[];
  /** Why the source could not be parsed; null for every readable mail. */
  readonly unreadableBecause: string | null;
}

/** Never rejects: a mail that cannot be parsed must still be listed. */
export async function readMail(raw: Buffer): Promise<ParsedMail> {
  try {
    const email = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
    return {
      subject: email.subject ?? '',
      from: email.from?.address ? { name: email.from.name, address: email.from.address } : null,
      text: email.text ?? null,
      html: email.html ?? null,
      headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      attachments: email.attachments.map(({ filename, mimeType, content }) => ({
        filename,
        contentType: mimeType,
        size: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
      })),
      unreadableBecause: null,
    };
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(reason: string): ParsedMail {
  return { subject: '', from: null, text: null, html: null, headers: [], attachments: [], unreadableBecause: reason };
}
