/** What the operating system calls the ways of not reaching a server, in words. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection is refused",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be looked up now",
  EHOSTUNREACH: "there is no way to that host",
  ENETUNREACH: "there is no way to that network",
  ETIMEDOUT: "nothing answers",
  UND_ERR_CONNECT_TIMEOUT: "nothing answers",
  UND_ERR_SOCKET: "the connection was cut",
};

/** Why `fetch` failed: the cause that it hides behind "fetch failed", in words where there are some. */
export function unreachableReason(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error & { code?: string } };
  return (cause?.code !== undefined && words[cause.code]) || cause?.code || cause?.message || message;
}
