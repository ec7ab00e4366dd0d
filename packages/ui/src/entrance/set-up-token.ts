/** The one-time token of a set-up link: `/setup?token=T`, or after the hash, where no server log ever sees it. */
export function setUpToken(address: { readonly search: string; readonly hash: string }): string | null {
  const fromQuery = new URLSearchParams(address.search).get("token");
  if (fromQuery) return fromQuery;
  const hash = address.hash.slice(1);
  const fromHash = hash.includes("=") ? new URLSearchParams(hash).get("token") : decodeURIComponent(hash);
  return fromHash || null;
}
