import { describe, expect, it } from '@jest/globals';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream';
import { dotStuffed } from './dot-stuffed.js';

describe('a mail as it follows DATA', () => {
  it.each(['one\r\n', 'one', '.\r\n', '.one\r\n..two\r\nthree.\r\n.', '\r\n.\r\n', ''])(
    "is that of the library's own stream: %j",
    async (mime) => {
      const stream = new DataStream();
      stream.end(Buffer.from(mime));
      expect(`${dotStuffed(mime)}\r\n`).toBe(Buffer.concat(await stream.toArray()).toString());
    },
  );
});
