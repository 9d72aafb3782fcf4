import { MIMEType } from 'node:util';

/**
 * Whether a Content-Type says JSON in UTF-8, however it is written: case, white space and parameters make no difference.
 * A charset may be any of the names of UTF-8; without one it is UTF-8, as JSON is.
 */
export function isUtf8Json(contentType: string | undefined): boolean {
  try {
    const { essence, params } = new MIMEType(contentType ?? '');
    return essence === 'application/json' && isUtf8(params.get('charset') ?? 'utf-8');
  } catch {
    return false;
  }
}

function isUtf8(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding === 'utf-8';
  } catch {
    return false;
  }
}
