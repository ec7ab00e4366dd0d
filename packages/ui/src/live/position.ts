/**
 * Whether something fetched at `fetched` holds everything up to `heard`, the position from which changes are heard.
 * Positions are `<epoch>-<sequence>`; those of different epochs, or unknown ones, say nothing.
 */
export function isCurrent(fetched: string | null, heard: string): boolean {
  if (fetched === null) return false;
  const [fetchedEpoch, fetchedSequence] = split(fetched);
  const [heardEpoch, heardSequence] = split(heard);
  return fetchedEpoch === heardEpoch && fetchedSequence >= heardSequence;
}

/** Whether two positions come from the same run of the server. */
export function isSameRun(one: string, other: string): boolean {
  return split(one)[0] === split(other)[0];
}

function split(position: string): [epoch: string, sequence: number] {
  const dash = position.lastIndexOf("-");
  return [position.slice(0, dash), Number(position.slice(dash + 1))];
}
