import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a name server answers about a name: TXT records of one or more strings each, an alias, or that it cannot tell. */
export type DnsAnswer = { readonly txt: readonly (readonly string[])[] } | { readonly alias: string } | 'SERVFAIL';

export interface DnsServer {
  /** For `DNS_SERVERS`. */
  readonly address: string;
  /** By names in lower case; a name that is not among them does not exist. */
  readonly names: Map<string, DnsAnswer>;
  /** The names it was asked for. */
  readonly asked: string[];
  /** It answers nothing at all, or answers again. */
  silent: boolean;
  stop(): Promise<void>;
}

const TXT = 16;
const CNAME = 5;
const IN = 1;
const codes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 };
const headerBytes = 12;

/** A name server over UDP on this machine, which follows aliases as the one of a provider does (RFC 1035). */
export async function startDnsServer(): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const server = { names: new Map<string, DnsAnswer>(), asked: [] as string[], silent: false };
  socket.on('message', (query, peer) => {
    const { name, end } = readName(query);
    server.asked.push(name);
    if (!server.silent) socket.send(answerTo(query.subarray(0, end), name, server.names), peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return Object.assign(server, {
    address: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  });
}

/** @returns the name of the only question, and where that ends: after its type and class */
function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** @param question the query as far as its question goes */
function answerTo(question: Buffer, name: string, names: ReadonlyMap<string, DnsAnswer>): Buffer {
  const records: Buffer[] = [];
  let code = codes.NOERROR;
  for (let owner: string | null = name; owner !== null; ) {
    const known: DnsAnswer | undefined = names.get(owner);
    const of: string = owner;
    owner = null;
    if (known === undefined) code = codes.NXDOMAIN;
    else if (known === 'SERVFAIL') code = codes.SERVFAIL;
    else if ('alias' in known) {
      records.push(record(of, CNAME, nameBytes(known.alias)));
      owner = known.alias;
    } else records.push(...known.txt.map((strings) => record(of, TXT, Buffer.concat(strings.map(stringBytes)))));
  }
  const head = Buffer.from(question);
  // An answer, with recursion; whether it is one of its own does not matter.
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...records]);
}

function record(owner: string, type: number, data: Buffer): Buffer {
  const fields = Buffer.alloc(10);
  fields.writeUInt16BE(type, 0);
  fields.writeUInt16BE(IN, 2);
  fields.writeUInt32BE(60, 4);
  fields.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(owner), fields, data]);
}

function nameBytes(name: string): Buffer {
  return Buffer.concat([...name.split('.').map(stringBytes), Buffer.from([0])]);
}

/** Of at most 255 bytes, after their number. */
function stringBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
