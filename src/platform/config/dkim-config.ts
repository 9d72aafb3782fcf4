import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** As whom the service signs the mails that are from its own address. */
export interface DkimConfig {
  readonly domain: string;
  readonly selector: string;
  /** RSA, in PEM. */
  readonly privateKey: string;
}

// RFC 8301: shorter ones are not believed everywhere.
const shortestKey = 2_048;

/** The RSA key in PEM that a text is, or that the file it names holds; null if there is none. */
export function readDkimKey(text: string): string | null {
  try {
    const isKey = text.trimStart().startsWith('-----BEGIN');
    // Where a setting is one line, its line ends are written as \n.
    const pem = isKey ? text.replaceAll('\\n', '\n') : readFileSync(text, 'utf8');
    const key = createPrivateKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= shortestKey ? pem : null;
  } catch {
    return null;
  }
}

/** Whether a signature of the domain speaks for mails from the address: it is of that domain, or of one below it. */
export function signsFor(domain: string, address: string): boolean {
  const own = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return own === domain || own.endsWith(`.${domain}`);
}
