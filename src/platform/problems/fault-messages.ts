/** What is told of a fault of ours, by its code: nothing of what it was. */
export const faultMessages: ReadonlyMap<string, string> = new Map([
  ['INTERNAL', 'Something went wrong on our side.'],
  ['UNAVAILABLE', 'The service is overloaded or its database is away. Try again shortly.'],
]);
