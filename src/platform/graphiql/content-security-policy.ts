/**
 * For the page alone. GraphiQL adds one style element, while a dialog is open; the nonce lets that one in and no
 * other. Its fonts and the marks under a faulty query lie in its stylesheet as `data:`.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "connect-src 'self'",
    'font-src data:',
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
