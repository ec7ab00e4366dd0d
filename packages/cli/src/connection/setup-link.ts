import { parseServer } from "./server-address.ts";

/** What a set-up link says; the token is null when the text is a server's plain address. */
export interface SetupLink {
  readonly url: string;
  readonly token: string | null;
}

/** Takes a set-up link apart: `http://host:9090/setup#token=…`, where the token may stand in the query too. @throws InvalidServer */
export function parseSetupLink(text: string): SetupLink {
  const server = parseServer(text);
  const { hash, searchParams } = new URL(text);
  const token = new URLSearchParams(hash.slice(1)).get("token") ?? searchParams.get("token");
  return { url: server.replace(/\/setup$/, ""), token };
}
