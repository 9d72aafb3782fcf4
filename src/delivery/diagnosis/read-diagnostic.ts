import type { Refusal } from './diagnosis.js';

// "smtp; ", "X-Postfix; ".
const type = /^[ \t]*[\w-]+[ \t]*;[ \t]*/;
// Cisco's gateways name a class of faults, and quote what the server said: "5.1.0 - Unknown address error 550-'5.7.1 … denied'".
const quoting = /^[245]\.\d{1,3}\.\d{1,3} - [^']{0,100}?\b([245]\d\d)-'(.*)'/s;
const replyCode = /^[^\w]{0,3}(?:[a-z][\w.-]*:? ){0,2}?#?([245]\d\d)(?=[\s:#-]|$)/i;
const ownStatus = /(?<![\d.])([245]\.[1-9]\d{0,2}\.\d{1,3})(?![\d.])/;

/**
 * What a `Diagnostic-Code` says, or the field of a provider that is made of it.
 * @param status the enhanced status that stands beside it; a more exact one of the mail server itself wins
 */
export function readDiagnostic(
  diagnostic: string | null,
  status: string | null,
): Pick<Refusal, 'code' | 'enhanced' | 'text'> {
  const said = (diagnostic ?? '').replace(type, '').replace(/\s+/g, ' ').trim();
  const [, outerCode, quoted] = quoting.exec(said) ?? [];
  const text = quoted ?? said;
  const code = Number(outerCode ?? replyCode.exec(text)?.[1] ?? 0);
  return {
    code: code === 0 ? null : code,
    enhanced: ownStatus.exec(text)?.[1] ?? (quoted === undefined ? status : null),
    text: text === '' ? null : text,
  };
}
