export const endpointPath = '/graphql';
export const schemaPath = '/graphql/schema';

/** Whether a path was meant for the endpoint, though it does not lead there: doubled or trailing slashes, other case, and the like. */
export function looksLikeEndpoint(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return /^[./]*graphql(?![\w-])/i.test(decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
