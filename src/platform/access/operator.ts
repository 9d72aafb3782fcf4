/** Needed by what everybody may ask who is somebody: a valid key or token, and no scope. */
export const anyCaller = Symbol('any caller');

/** Needed by what only who runs the service may do: it is no scope, and no API key holds it. */
export const operator = Symbol('operator');
