import { z } from 'zod';

/** A body that is not what its event should bring. Where it differs is told, and never what stands there. */
export class UnreadableDelivery extends Error {
  override readonly name = 'UnreadableDelivery';
}

/** An id: vendors write them as text or as a whole number, which may be greater than GraphQL's. */
export const remoteId = z
  .union([z.string().trim().min(1), z.number().int().refine(Number.isSafeInteger)])
  .transform(String);

/** A text that may be missing. What is none is not known: it must not stop the rest of the body. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined);

export const flag = z.boolean().nullish().catch(undefined);

/** A list that may be missing; entries that cannot be read are passed over. */
export function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(entry.nullable().catch(null as never))
    .transform((entries) => entries.filter((each): each is NonNullable<typeof each> => each !== null))
    .nullish()
    .catch(undefined);
}

/** @throws UnreadableDelivery */
export function readAs<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UnreadableDelivery(`${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'cannot be read'}`);
}

/** Milliseconds since 1970 as RFC 3339; undefined for what is no such number. */
export function instantOfMs(value: number | null | undefined): string | undefined {
  if (value == null || !Number.isFinite(value) || Math.abs(value) > 8.64e15) return undefined;
  return new Date(value).toISOString();
}

/** What a field of their own making holds, as text; undefined where it is no single value. */
export function textOfValue(value: unknown): string | null | undefined {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
