import type { IncomingMessage } from 'node:http';

/**
 * Reads over what is left of a body that nobody wants, so that its sender gets to read the answer; who sends more than
 * that is cut off.
 */
export function discardBody(request: IncomingMessage, atMostBytes: number): void {
  if (request.complete) return;
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > atMostBytes) request.destroy();
  });
}
