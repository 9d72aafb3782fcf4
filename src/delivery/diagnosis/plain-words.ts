// Longer than any answer of a mail server; what comes after it explains and advises.
const longest = 2_000;

const addresses = /<[^<>\s]*>|[\w.!#$%&*+/=?^`{|}~-]+@[\w.-]*\w/g;
// A host may be a block list's; a path is called what it likes.
const links = /\bhttps?:\/\/([\w.-]*)\S*/g;
// Between the lines of one answer: "550-5.1.1 The email account … does not exist. Please try 550-5.1.1 double-checking".
const codes = /(?<![\w.#])[245]\d\d(?:[- ]#?[245]\.\d{1,3}\.\d{1,3})?(?![\w.])-?/g;
const enhancedCodes = /#?\b[245]\.\d{1,3}\.\d{1,3}\b/g;

/**
 * The words of an answer alone: in lower case, without accents, codes, addresses and links (which are called what they like),
 * one space between words. What is compared with phrases, and with other answers.
 */
export function plainWords(text: string): string {
  return text
    .slice(0, longest)
    .replace(links, ' $1 ')
    .replace(addresses, ' <> ')
    .normalize('NFKD')
    .replace(/(?<=[A-Za-z])\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(codes, ' ')
    .replace(enhancedCodes, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
