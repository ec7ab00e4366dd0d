import { isHobError } from "@hob/errors";

/** Reads each of the things that were just listed; one that is deleted meanwhile is left out. */
export async function eachThatStays<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read>,
): Promise<Read[]> {
  const gone = Symbol("gone");
  const found = await Promise.all(
    items.map((item) =>
      read(item).catch((error: unknown) => (isHobError(error, "not-found") ? gone : Promise.reject(error))),
    ),
  );
  return found.filter((each): each is Awaited<Read> => each !== gone);
}
