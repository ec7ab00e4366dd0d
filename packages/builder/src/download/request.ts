/** What a request is made with. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks for a URL, as its bytes are: a server that packs them for the way would make sizes and digests wrong. */
export function request(url: string, { signal, headers }: RequestOptions = {}): Promise<Response> {
  return fetch(url, { headers: { "accept-encoding": "identity", ...headers }, ...(signal ? { signal } : {}) });
}

/** Why a request failed, in words: `fetch` keeps the reason beneath. */
export function reasonOf(error: unknown): string {
  const reasons: string[] = [];
  for (let at: unknown = error; at instanceof Error && reasons.length < 4; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    const words = at.message === "" ? (code ?? at.name) : at.message;
    if (words !== "fetch failed" && words !== "terminated") reasons.push(words);
  }
  return (reasons[0] ?? "the connection broke").replace(/\.$/, "");
}
