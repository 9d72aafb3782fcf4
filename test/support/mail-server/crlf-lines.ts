/** The lines of a byte stream, without their CRLF. Bytes, because a mail's body need not be text. */
export async function* crlfLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n', start)) {
      yield rest.subarray(start, end);
      start = end + 2;
    }
    rest = rest.subarray(start);
  }
}
