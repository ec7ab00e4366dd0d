/** Enough to keep a daemon busy; more only waits in the socket. */
const most = 64;

/** Runs `work` for every item, up to 64 at a time, and returns what it gave in the order of the items. */
export async function inFlight<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = Array.from({ length: items.length });
  let next = 0;
  const run = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as Item);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, run));
  } catch (error) {
    // Nobody waits for the rest any more.
    next = items.length;
    throw error;
  }
  return results;
}
