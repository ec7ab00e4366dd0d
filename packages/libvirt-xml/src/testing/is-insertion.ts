/** Whether a text is another one into which characters have been put at one place. */
export function isInsertion(before: string, after: string, characters: string): boolean {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  // What was put in may begin or end as its surroundings do.
  for (let start = at; start >= 0 && start >= at - characters.length; start -= 1) {
    if (before.slice(0, start) + characters + before.slice(start) === after) return true;
  }
  return false;
}
