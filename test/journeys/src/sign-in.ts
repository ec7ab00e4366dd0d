import { type Client, createClient } from "@hob/resources";
import type { RunningHob } from "./start-hob.ts";

/** The administrator of every journey. */
export const administrator = { username: "admin", password: "correct horse battery" };

/** An administrator's client, and the token it uses. */
export interface SignedIn {
  readonly client: Client;
  readonly token: string;
}

/** Makes the first administrator with the one-time link and answers a client of the API. */
export async function signIn(hob: RunningHob): Promise<SignedIn> {
  const setupToken = /token=([\w-]+)/.exec(hob.setupLink ?? "")?.[1];
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${hob.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-requested-by": "journey", ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const made = await post("/api/setup", { token: setupToken, ...administrator });
  const cookie = (made.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  const { secret } = (await (await post("/api/tokens", { name: "journey" }, { cookie })).json()) as { secret: string };
  return { token: secret, client: clientOf(hob, secret) };
}

/** A client of a server with a token that it knows already, such as after a restart. */
export function clientOf(hob: RunningHob, token: string): Client {
  return createClient({ baseUrl: hob.url, headers: { authorization: `Bearer ${token}` } });
}

/** Makes the first administrator and logs a browser in, without showing the pages for it. */
export async function signInBrowser(
  hob: Pick<RunningHob, "url" | "setupLink">,
  page: {
    readonly request: {
      post(
        url: string,
        options: { data: unknown; headers: Record<string, string> },
      ): Promise<{ ok(): boolean; text(): Promise<string> }>;
    };
  },
): Promise<void> {
  const token = /token=([\w-]+)/.exec(hob.setupLink ?? "")?.[1];
  const response = await page.request.post(`${hob.url}/api/setup`, {
    data: { token, ...administrator },
    headers: { "x-requested-by": "journey" },
  });
  if (!response.ok()) throw new Error(`Set-up failed: ${await response.text()}`);
}
