import { readJson, UnreadableJson } from '../../platform/http/json-body.js';
import { type JsonMapping, jsonMapping } from '../connectors/generic/json-mapping.js';

/** A mapping as it was written; a text: what is wrong with it. */
export function readMapping(text: string): JsonMapping | string {
  let value: unknown;
  try {
    value = readJson(text, 'It');
  } catch (error) {
    if (error instanceof UnreadableJson) return 'must be JSON';
    throw error;
  }
  const read = jsonMapping.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'cannot be used'}`;
}
