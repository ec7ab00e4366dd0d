import { get } from "node:http";
import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { failure, problemOf, refusal, trace } from "./refusal.ts";
import { until } from "./run.ts";
import { administrator, signIn } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let server: RunningHob;
let hob: HobCommand;
let token: string;

beforeAll(async () => {
  bed = await startLibvirtd();
  await bed.define(
    "<domain type='qemu'><name>kiosk</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os>" +
      "<devices><serial type='pty'/></devices></domain>",
  );
  await bed.virsh("start", "kiosk");
  server = await startHob({ host: bed.uri });
  ({ token } = await signIn(server));
  hob = await hobCommand({ HOB_SERVER: server.url });
});
afterAll(async () => {
  const log = server?.output() ?? "";
  await hob?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await bed?.stop();
  expect(log, "the server's log").not.toMatch(trace);
  expect(log, "the server's log").not.toContain("guess");
});

interface Ticket {
  readonly path: string;
  readonly expiresAt: number;
}

async function ticket(): Promise<Ticket> {
  const answer = await fetch(`${server.url}/api/vms/kiosk/console`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ kind: "serial" }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Ticket;
}

/** Opens a web socket; answers `opened`, or the problem that it is refused with. */
function open(path: string) {
  const headers = {
    ...{ connection: "Upgrade", upgrade: "websocket" },
    ...{ "sec-websocket-version": "13", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" },
  };
  return new Promise<"opened" | ReturnType<typeof problemOf>>((resolve, reject) => {
    get(`${server.url}${path}`, { headers, agent: false })
      .on("upgrade", (_response, socket) => {
        socket.destroy();
        resolve("opened");
      })
      .on("response", async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve(problemOf(text));
      })
      .on("error", reject);
  });
}

it("a console's ticket opens one console, once, and none after 30 seconds", async () => {
  await until("the VM is known", async () => {
    const found = await fetch(`${server.url}/api/vms/kiosk`, { headers: { authorization: `Bearer ${token}` } });
    return found.ok;
  });
  const [late, used] = [await ticket(), await ticket()];
  expect(await open(used.path)).toBe("opened");
  const invalid = {
    status: 401,
    kind: "unauthenticated",
    message: expect.stringMatching(
      /^The ticket for 'vm-console' is not valid: it is unknown, was used already, is older than 30 s/,
    ),
    hint: "Ask for a new one; each opens one socket, once.",
  };
  expect(await open(used.path)).toMatchObject(invalid);
  expect(await open(used.path.replace(/ticket=.*/, "ticket=forged"))).toMatchObject(invalid);
  expect(await open(used.path.replace(/[?].*/, ""))).toMatchObject(invalid);
  const plain = await refusal(await fetch(`${server.url}${used.path}`));
  expect(plain).toMatchObject({ status: 400, message: expect.stringContaining("is a web socket") });

  await new Promise((resolve) => setTimeout(resolve, late.expiresAt - Date.now() + 100));
  expect(await open(late.path)).toMatchObject(invalid);
});

it("a wrong password is refused, then the account is locked, whatever cookies come with it", async () => {
  const logIn = (password: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-requested-by": "journey", ...headers },
      body: JSON.stringify({ username: administrator.username, password }),
    });
  const wrong = { kind: "unauthenticated", message: "The user name or the password is wrong." };
  const words = ["login", "--username", administrator.username, "--password-stdin"];
  expect(await failure(hob, words, "guess 1")).toEqual({ code: 6, message: wrong.message, hint: "" });
  expect(await refusal(await logIn("guess 2"))).toMatchObject({ status: 401, ...wrong });
  expect(await refusal(await logIn("guess 3", { cookie: "hob-session=fresh3" }))).toMatchObject(wrong);

  const locked = /^Too many failed log-ins for the user 'admin': try again in (30|29|28|27|26|25) s\.$/;
  for (const cookie of ["hob-session=fresh4", "other=1", ""]) {
    const answer = await logIn(administrator.password, cookie === "" ? {} : { cookie });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await refusal(answer)).toMatchObject({
      status: 403,
      kind: "denied",
      message: expect.stringMatching(locked),
    });
  }
  expect(await failure(hob, words, administrator.password)).toEqual({
    code: 5,
    message: expect.stringMatching(locked),
    hint: "Waiting is enough; the right password is not accepted before either.",
  });
  // Who is in already is not put out by somebody else's guesses.
  const inside = await fetch(`${server.url}/api/vms`, { headers: { authorization: `Bearer ${token}` } });
  expect(inside.status).toBe(200);
});
