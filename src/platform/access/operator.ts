/** Needed by what only who runs the service may do: it is no scope, and no API key holds it. */
export const operator = Symbol('operator');
