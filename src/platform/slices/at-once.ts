/** Does something with each of them, so many at once; whoever is done with one takes the next. Answers in their order. */
export async function atOnce<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const all = [...items];
  const results: Result[] = [];
  const left = all.entries();
  const takeEach = async () => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, takeEach));
  return results;
}

/** The same of what may fail for some: what was done counts. Fails if something failed, and nothing was done. */
export async function whatWasDone<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const failures: unknown[] = [];
  const done = await atOnce(items, width, (item) =>
    work(item).catch((error: unknown) => {
      failures.push(error);
      return [];
    }),
  );
  const results = done.flat();
  if (results.length === 0 && failures.length > 0) throw failures[0];
  return results;
}
