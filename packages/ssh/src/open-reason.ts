/** What a server's refusal to open a channel means. @source RFC 4254, 5.1 */
const reasons: Readonly<Record<number, string>> = {
  1: "the server does not permit it",
  2: "it could not be opened there",
  3: "the server does not know how",
  4: "the server has no room for more",
};

/** Why a server opened no channel, in words. */
export function openReason(error: Error & { reason?: unknown }): string {
  return reasons[Number(error.reason)] ?? error.message;
}
