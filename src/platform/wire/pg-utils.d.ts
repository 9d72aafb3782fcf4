declare module 'pg/lib/utils.js' {
  const utils: {
    /** A parameter as it crosses the wire: text or bytes, null for NULL. */
    prepareValue(value: unknown): string | Buffer | null;
  };
  export = utils;
}
