import { readReport } from '../../../src/delivery/bounce/reading/read-report.js';

/** What a mail that came back says: its cause, or its class where it names none; null for what is no report. */
export const says = async (mail: Buffer | string) => {
  const report = await readReport(Buffer.from(mail));
  return report === null ? null : (report.cause ?? report.class);
};

/** A report below so many parts, as gateways wrap it. */
export function nested(depth: number, leaf: string): Buffer {
  let mail = leaf;
  for (let level = 0; level < depth; level += 1)
    mail = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${mail}\n--b${level}--\n`;
  return Buffer.from(`From: MAILER-DAEMON@mx.example\nSubject: failure notice\n${mail}`);
}
