import { languages } from './languages.js';

const sendersElsewhere = new RegExp(
  Object.values(languages)
    .map(({ sender }) => sender)
    .join('|'),
);

/** Whoever else than its reader a refusal can be about, and what: us, our domain and machines, the mail and its parts, the reader's wishes. */
const others =
  /(?<![a-z])(?:you|yours?|we|senders?|sending|from|ip|clients?|hosts?|servers?|networks?|domains?|messages?|e-?mails?|mails?|body|contents?|attachments?|encodings?|formats?|headers?|ids?|polic(?:y|ies)|paths?|signed|accepts?|allow(?:ed|s)?|permitted|only|lists?|contacts?|holidays?|vacation|leave)(?![a-z])/;

/** Whether words that nobody knows are about somebody else than the recipient whom they refuse. */
export function isAboutOthers(said: string): boolean {
  return others.test(said) || sendersElsewhere.test(said);
}
