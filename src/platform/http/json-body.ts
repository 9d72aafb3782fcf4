import { isUtf8 } from 'node:buffer';
import { parse } from 'secure-json-parse';
import { isDeeperThan } from './json-depth.js';

/** What came from outside cannot be read as JSON. Its message is for the caller. */
export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson';
  readonly statusCode = 400;
}

// The deepest input of the API has six levels, and lists add one each: far more than any client sends.
const mostLevels = 50;

/**
 * The values of a body. Bytes that are not UTF-8 are refused: read leniently, each would be stored as U+FFFD and what was
 * meant be lost. Throws UnreadableJson.
 */
export function readJsonBody(body: Buffer): unknown {
  if (!isUtf8(body)) throw new UnreadableJson('The body is not UTF-8.');
  return readJson(body.toString('utf8'), 'The body');
}

/**
 * Throws UnreadableJson for what is empty, no JSON, nested too deep, or names a prototype.
 * @param called how it is named to who sent it
 */
export function readJson(text: string, called: string): unknown {
  if (text === '') throw new UnreadableJson(`${called} is empty.`);
  if (isDeeperThan(mostLevels, text)) {
    throw new UnreadableJson(`${called} is nested more than ${mostLevels} levels deep.`);
  }
  try {
    // A byte order mark in front is passed over.
    return parse(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw new UnreadableJson(`${called} is not valid JSON.`);
  }
}
