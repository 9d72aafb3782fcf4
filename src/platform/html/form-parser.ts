import type { FastifyInstance } from 'fastify';
import { storable } from '../graphql/unstorable-text.js';
import { isUuid } from '../ids/uuid.js';

// What mail programs and forms without JavaScript send.
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Reads forms and nothing else; what cannot be read asks for nothing. */
export function parseForms(http: FastifyInstance, bodyLimit: number): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(FORM_TYPES, { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    new Response(Uint8Array.from(body as Buffer), { headers }).formData().then(
      (form) => done(null, form),
      () => done(null, new FormData()),
    );
  });
}

/** One field as text that can be stored; empty where it is not there, or a file. Line ends are those of Unix. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? storable(value.replace(/\r\n?/gu, '\n')) : '';
}

/** One field as the id of a row; null for anything that can be none. */
export function idOf(form: FormData, name: string): string | null {
  const id = textOf(form, name);
  return isUuid(id) ? id : null;
}
