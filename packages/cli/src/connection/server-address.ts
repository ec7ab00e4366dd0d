import type { ServerAddress } from "../command/run-context.ts";
import type { Credentials } from "./credentials.ts";
import { InvalidServer } from "./server-errors.ts";

/** Where a server listens when nobody says otherwise. */
export const defaultServer = "http://127.0.0.1:9090";

/** The server to talk to: `HOB_SERVER`, else the current log-in's, else this machine's; with `HOB_TOKEN` or the saved token. */
export async function resolveServer(
  env: Readonly<Record<string, string | undefined>>,
  credentials: Credentials,
): Promise<ServerAddress> {
  const { HOB_SERVER, HOB_TOKEN } = env;
  if (HOB_SERVER && HOB_TOKEN) return { url: parseServer(HOB_SERVER), token: HOB_TOKEN };
  const { current, servers } = await credentials.read();
  const url = HOB_SERVER ? parseServer(HOB_SERVER) : (current ?? defaultServer);
  // A token is sent only to the server that gave it.
  return { url, token: HOB_TOKEN || (servers[url]?.token ?? null) };
}

/** A server's address without a slash, a query or a fragment at its end. @throws InvalidServer */
export function parseServer(text: string): string {
  const url = /^https?:\/\//.test(text) ? URL.parse(text) : null;
  if (!url) throw new InvalidServer({ value: text });
  return url.origin + url.pathname.replace(/\/+$/, "");
}
