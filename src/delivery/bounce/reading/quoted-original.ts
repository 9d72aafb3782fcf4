// What stands before the mail that came back. Each begins a line.
const beginnings = [
  /[-=*_ ]{0,80}(?:this is|here is|below is|the following is|following is|what follows is) (?:a )?(?:copy of|the (?:header|text|beginning)|the original|your message)/,
  /[-=*_ ]{0,80}(?:below|under|after) this line (?:is|are|you)/,
  /[-=*_ ]{2,}(?:the )?(?:original|unsent|undelivered|returned|bounced|rejected|failed|your)[ -]?(?:e-?mail|mail|message|text|headers?)\b/,
  /[-=*_ ]{0,80}(?:the )?(?:original|undelivered|returned|unsent|bounced|your) (?:message|mail|e-?mail)(?: headers?)?(?: follows?|:? *-*$| is (?:attached|following))/,
  /[-=*_ ]{0,80}(?:the )?(?:message )?headers? (?:of the (?:original|returned) (?:message|mail)|follows?)/,
  /[-=*_ ]{0,80}(?:message headers|header of (?:the )?original|original headers|begin(?:ning of)? (?:original|message)|start of (?:the )?(?:original|message))/,
  /[-=*_ ]{0,80}(?:a )?copy of (?:the |your )?(?:original |undelivered )?(?:message|mail|e-?mail)/,
  /[-=*_]{3,} ?(?:forwarded message|message (?:header|body|text|follows|truncated)|transcript of (?:your )?message)/,
  /(?:ursprungliche|originale?) (?:nachricht|kopf|message|mail)|ursprüngliche nachricht|kopie der nachricht|message d'origine|mensaje original|messaggio originale|исходное (?:письмо|сообщение)|元のメッセージ|原始邮件|原郵件/,
  /content-type: *(?:message\/rfc822|text\/rfc822-headers|message\/global)/,
  // The headers themselves, after an empty line.
  /(?<=\n[-=*_ ]{0,80}\n)(?:return-path|received|x-received|x-originating-ip|dkim-signature|authentication-results):/,
];
const beginning = new RegExp(`(?<=^|\\n)[ >]{0,9}(?:${beginnings.map(({ source }) => source).join('|')})`, 'i');

/** What a report tells by itself: its text up to the mail that it quotes, one blank for several. */
export function beforeQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ');
  const at = lines.search(beginning);
  return at < 0 ? lines : lines.slice(0, at);
}
