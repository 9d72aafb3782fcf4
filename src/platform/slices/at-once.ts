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
