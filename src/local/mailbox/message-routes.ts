import type { FastifyInstance } from 'fastify';
import { type MailHeader, type ParsedMail, readMail } from './mail-content.js';
import type { MailStore, StoredMail } from './mail-store.js';

interface MailParams {
  Params: { id: string };
}

/** The mailbox for scripts. `/messages` answers JSON whatever the client says it accepts. */
export function answerAsJson(http: FastifyInstance, store: MailStore): void {
  http.get('/messages', async () => store.newestFirst().map(summaryOf));

  http.get<MailParams>('/messages/:id', async (request, reply) => {
    const mail = store.find(request.params.id);
    if (!mail) return reply.code(404).send({ error: 'There is no such mail, or it has made room for newer ones.' });
    return detailOf(mail, await readMail(mail.raw));
  });

  // The exact bytes, for a mail client or a diff: JSON can only carry text.
  http.get<MailParams>('/messages/:id/raw', async (request, reply) => {
    const mail = store.find(request.params.id);
    if (!mail) return reply.code(404).send({ error: 'There is no such mail, or it has made room for newer ones.' });
    return reply
      .type('message/rfc822')
      .header('content-disposition', `attachment; filename="${mail.id}.eml"`)
      .send(mail.raw);
  });
}

/**
 * `to` holds the envelope's recipients, each a bare address: who would really have got it. `from` is the address a
 * reader sees, a string. `receivedAt` is RFC 3339 in UTC. `subject` is decoded, and empty if there is none.
 */
function summaryOf({ id, envelope, from, subject, receivedAt }: StoredMail) {
  return { id, to: envelope.to, from, subject, receivedAt: receivedAt.toISOString() };
}

function detailOf(mail: StoredMail, content: ParsedMail) {
  return {
    ...summaryOf(mail),
    envelope: mail.envelope,
    headers: headersByName(content.headers),
    text: content.text,
    html: content.html,
    raw: mail.raw.toString('utf8'),
    attachments: content.attachments,
    unreadableBecause: content.unreadableBecause,
  };
}

/** Lower-cased names; a header that occurs more than once has an array of its values, in their order. */
function headersByName(headers: readonly MailHeader[]): Record<string, string | string[]> {
  const values = Map.groupBy(headers, ({ name }) => name.toLowerCase());
  // fromEntries defines own properties: a header named __proto__ is only a header.
  return Object.fromEntries(
    [...values].map(([name, [first, ...others]]) => [
      name,
      others.length > 0 ? [first, ...others].map((header) => header?.value ?? '') : (first?.value ?? ''),
    ]),
  );
}
