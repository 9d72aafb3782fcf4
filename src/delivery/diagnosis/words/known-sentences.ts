import { type Phrases, phrases } from './phrases.js';

/** Sentences of well-known servers that name several things, or something else than they mean. Asked before all others. */
export const knownSentences: readonly Phrases[] = [
  // One recipient gets too much (Gmail): nothing about us alone, but as little about the address.
  phrases('NOT_NOW', {}, [
    'recipient …exceed\\w* …20(?:rate|receiving) limit',
    '(?:mailbox|recipient|user)…(?:receiv\\w+|get\\w+) (?:mail|messages|e-?mails?)…20(?:rate|too (?:quickly|fast|many))',
    // A name server did not answer.
    'not found, (?:please )?(?:try|retry)',
    'servfail',
    '(?:malformed|unexpected|invalid) (?:\\S+ ){0,3}name ?server (?:reply|response|answer)',
    'dns records …not be found',
    'temporar\\w* (?:dns|name|lookup|resolution|failure in name)',
    '(?:dns|name|lookup|resolution|resolver) (?:\\w+ ){0,3}temporar~',
  ]),
  phrases('POLICY', {}, [
    // Exchange, of a group or a mailbox that takes mail from its own organization alone.
    'resolver\\.rst\\.(?:auth|not ?auth|sender ?not ?auth|restrict)~',
    'sender was not authenticated when sending to this',
    // Exchange Online after the data, when it had refused each recipient before, for whatever reason.
    'all recipient addresses rejected',
    // Google, of either side.
    'sending to \\(or from\\)',
    // With the code of an unknown user, of a reader who takes mails from some alone.
    '(?:recipient|user|owner|addressee) (?:has |have )?(?:blocked|banned) (?:you|your|this sender|the sender)',
    "by (?:the |a )?(?:user|recipient)(?:'s)? (?:filter|rule|black ?list|block ?list)s?",
    "(?:recipient|user)(?:'s)? (?:preferences|rules|settings)",
    'privacy settings',
    // Of readers who take mails from those they know alone.
    '(?:unknown|unrecogni[sz]ed) (?:senders|people|contacts)',
    "~(?:de desconocid[oa]s|de desconhecid[oa]s|da sconosciuti|d'inconnus|von unbekannten|от неизвестн)~",
    // Of what the mail itself names.
    'in (?:the )?(?:\\S+ )?headers?',
    'post to this (?:group|list)',
    'policy (?:error|restriction)',
    // Tencent, of readers, of senders and of rates.
    'unavailable or access deni\\w+',
    // AOL, of the sender, with the code of a mailbox.
    'will not accept delivery of this message',
  ]),
  // Amavis names the kind of file after it.
  phrases('CONTENT', {}, ['banned: ~', 'banned (?:file|name|content|attachment|extension)~']),
  // Exim asked our own server for the sender, and quotes what it says of us.
  phrases('SENDER_REFUSED', {}, ['sender verify failed']),
  // The connection was not secure enough to whoever delivers: nobody has been asked for the reader yet.
  phrases('RECEIVER_FAULT', {}, ['certificates?', 'dnssec', 'tlsa', 'dane', 'qmail-forward', 'mxloopback~']),
  phrases('MAILBOX_CLOSED', {}, ['(?:due to|because of) (?:\\w+ )?inactivity']),
  // Gmail in Japanese says "or" where it says so in no other language.
  phrases('UNKNOWN_USER', {}, ['~アドレスが見つからないか、メールを受信できない~']),
  // cPanel's Exim has no route to the domain: "The account or domain may not exist, they may be blacklisted, or …".
  phrases('DEAD_DOMAIN', {}, ['account or domain may not exist']),
  // Gmail could not connect: it is the server that did not accept.
  phrases('EXPIRED', {}, ['server did not accept our requests to connect']),
];
