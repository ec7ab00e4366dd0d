import { session, setup, tokens, users } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lampPlugin, lamps } from "../testing/lamps.fixture.ts";
import { startTestServer, type TestServer } from "../testing/index.ts";

let now = Date.now();
let test: TestServer;
beforeEach(async () => {
  test = await startTestServer({ plugins: [lampPlugin], clock: () => now });
});
afterEach(() => test.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${test.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const logIn = (username: string, password: string, headers = {}) =>
  post("/api/session", { username, password }, headers);
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const as = (cookie: string) => createClient({ baseUrl: test.url, headers: { cookie } });
const addUser = async (name: string, role: string) => {
  await test.client(users).create({ name, password: "long enough", role });
  return cookieOf(await logIn(name, "long enough"));
};

describe("a session", () => {
  it("stands in a cookie that scripts and other sites cannot use", async () => {
    const response = await logIn("admin", test.admin.password);
    expect(response.status).toBe(201);
    expect(response.headers.get("set-cookie")).toMatch(/^hob-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it("ends when nothing happens for its idle time, and goes on while something does", async () => {
    for (let n = 0; n < 5; n += 1) {
      now += 45 * 60_000;
      expect(await test.client(session).get()).toMatchObject({ user: { name: "admin" }, permissions: ["*"] });
    }
    now += 61 * 60_000;
    await expect(test.client(session).get()).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("ends after its absolute time even if it is used", async () => {
    for (let n = 0; n < 47; n += 1) {
      now += 30 * 60_000;
      await test.client(session).get();
    }
    now += 31 * 60_000;
    await expect(test.client(session).get()).rejects.toThrow("the session has ended");
  });

  it("is another one after each log-in: a planted cookie is worth nothing", async () => {
    const again = cookieOf(await logIn("admin", test.admin.password, { cookie: test.cookie, "x-requested-by": "hob" }));
    expect(again).not.toBe(test.cookie);
    await expect(as(test.cookie)(session).get()).rejects.toMatchObject({ kind: "unauthenticated" });
    expect(await as(again)(session).get()).toMatchObject({ user: { name: "admin" } });
  });

  it("is gone after log-out, also for one who kept the cookie", async () => {
    await test.client(session).delete();
    await expect(test.client(session).get()).rejects.toMatchObject({ code: "server.not-signed-in" });
  });

  it("survives a restart of the server", async () => {
    const { dataDirectory } = test;
    await test.server.close();
    await using again = await startTestServer({ plugins: [lampPlugin], clock: () => now, dataDirectory });
    const response = await fetch(`${again.url}/api/session`, { headers: { cookie: test.cookie } });
    expect(response.status).toBe(200);
  });
});

describe("a change that comes with the session's cookie", () => {
  const headers = (extra: Record<string, string>) => ({ cookie: test.cookie, ...extra });
  it.each([
    ["from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["from another port of this host", { "sec-fetch-site": "same-site" }, 403],
    ["from another origin, by an old browser", { origin: "https://evil.example" }, 403],
    ["from a page without origin", { origin: "null" }, 403],
    ["from nobody knows where", {}, 403],
    ["from our page", { "sec-fetch-site": "same-origin" }, 200],
    ["from a program that says so", { "x-requested-by": "hob" }, 200],
  ])("%s", async (_, extra, status) => {
    expect((await post("/api/lamps/hall/toggle", undefined, headers(extra as never))).status).toBe(status);
  });

  it("from our own origin", async () => {
    expect((await post("/api/lamps/hall/toggle", undefined, headers({ origin: test.url }))).status).toBe(200);
  });

  it("is not needed to log in from another site either", async () => {
    expect((await logIn("admin", test.admin.password, { origin: "https://evil.example" })).status).toBe(403);
  });
});

describe("guessing a password", () => {
  const guess = () => logIn("admin", "wrong").then((response) => response.json() as Promise<{ code: string }>);

  it("is answered alike for a wrong name and a wrong password", async () => {
    const known = await (await logIn("admin", "wrong")).json();
    const unknown = await (await logIn("nobody", "wrong")).json();
    expect({ ...(known as object), requestId: 0 }).toEqual({ ...(unknown as object), requestId: 0 });
  });

  it("locks the account for a growing time, and the right password does not open it", async () => {
    for (let n = 0; n < 3; n += 1) expect(await guess()).toMatchObject({ code: "server.wrong-credentials" });
    const locked = await logIn("admin", test.admin.password);
    expect([locked.status, locked.headers.get("retry-after")]).toEqual([403, "30"]);
    expect(await locked.json()).toMatchObject({
      code: "server.locked-out",
      message: "Too many failed log-ins for the user 'admin': try again in 30 s.",
    });
    now += 30_001;
    expect(await guess()).toMatchObject({ code: "server.wrong-credentials" });
    expect(await guess()).toMatchObject({ message: expect.stringContaining("try again in 1 min") });
    now += 60_001;
    expect((await logIn("admin", test.admin.password)).status).toBe(201);
  });

  it("is not made easier by fresh cookies or by asking all at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        logIn("admin", "wrong", { cookie: `hob-session=${n}`, "x-requested-by": "x" }).then((r) => r.status),
      ),
    );
    expect(answers.filter((status) => status === 401)).toHaveLength(3);
    expect(answers.filter((status) => status === 403)).toHaveLength(5);
  });

  it("locks the address that tries many names, but not one who is logged in already", async () => {
    for (let n = 0; n < 10; n += 1) expect((await logIn(`user-${n}`, "wrong")).status).toBe(401);
    expect(await (await logIn("user-11", "wrong")).json()).toMatchObject({
      message: expect.stringMatching(/for the address 127\.0\.0\.1/),
    });
    expect(await test.client(session).get()).toMatchObject({ user: { name: "admin" } });
  });
});

describe("the set-up", () => {
  it("is over once there is a user", async () => {
    expect(await test.client(setup).get()).toMatchObject({ needed: false });
    await expect(
      test.client(setup).create({ token: "x", username: "eve", password: "long enough" }),
    ).rejects.toMatchObject({ code: "server.setup-done" });
  });
});

describe("roles", () => {
  it("let a viewer read, and name what is missing for more", async () => {
    const viewer = as(await addUser("vera", "viewer"));
    expect((await viewer(session).get()).permissions).toEqual(["lamps:read", "notices:read", "tasks:read"]);
    expect(await viewer(lamps).list()).toMatchObject({ total: 1 });
    await expect(as("")(lamps).toggle("hall")).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("refuse a viewer's change with the permission's name", async () => {
    const cookie = await addUser("vera", "viewer");
    const response = await post("/api/lamps/hall/toggle", undefined, { cookie, "x-requested-by": "hob" });
    expect(await response.json()).toMatchObject({
      status: 403,
      message: "'vera' does not have the permission 'lamps:switch'.",
    });
  });

  it("let an operator do everything but administer", async () => {
    const operator = as(await addUser("otto", "operator"));
    const { permissions } = await operator(session).get();
    expect(permissions).toEqual(expect.arrayContaining(["lamps:manage", "lamps:switch", "tasks:cancel"]));
    expect(permissions.filter((name) => /^(users|audit|plugins):/.test(name))).toEqual([]);
    await expect(operator(users).list()).rejects.toMatchObject({ kind: "denied" });
  });
});

describe("users", () => {
  it("keep at least one administrator", async () => {
    const [admin] = (await test.client(users).list()).items;
    await expect(test.client(users).delete(admin!.id)).rejects.toMatchObject({ code: "server.last-administrator" });
    await expect(test.client(users).update(admin!.id, { role: "viewer" })).rejects.toThrow(
      "'admin' is the last administrator.",
    );
    await addUser("second", "admin");
    expect(await test.client(users).update(admin!.id, { role: "viewer" })).toMatchObject({ role: "viewer" });
  });

  it("have names of their own", async () => {
    await expect(test.client(users).create({ name: "admin", password: "long enough", role: "viewer" })).rejects.toThrow(
      "A user named 'admin' exists already.",
    );
  });

  it("are logged out when they are deleted or their password is changed by another", async () => {
    const cookie = await addUser("vera", "viewer");
    const { id } = (await test.client(users).list()).items.find(({ name }) => name === "vera")!;
    await test.client(users).update(id, { password: "quite another" });
    await expect(as(cookie)(session).get()).rejects.toMatchObject({ kind: "unauthenticated" });
    const again = cookieOf(await logIn("vera", "quite another"));
    await test.client(users).delete(id);
    await expect(as(again)(session).get()).rejects.toMatchObject({ kind: "unauthenticated" });
    await expect(test.client(users).delete(id)).rejects.toMatchObject({ code: "server.user-not-found" });
  });

  it("change their own password only with the one before, and end their other sessions", async () => {
    const other = cookieOf(await logIn("admin", test.admin.password));
    const wrong = test.client(session)["change-password"]({ current: "wrong", password: "a new password" });
    await expect(wrong).rejects.toMatchObject({ kind: "denied" });
    const changed = await post(
      "/api/session/change-password",
      { current: test.admin.password, password: "a new password" },
      { cookie: test.cookie, "x-requested-by": "hob" },
    );
    expect(changed.status).toBe(204);
    expect(await as(cookieOf(changed))(session).get()).toMatchObject({ user: { name: "admin" } });
    await expect(as(other)(session).get()).rejects.toMatchObject({ kind: "unauthenticated" });
    expect((await logIn("admin", "a new password")).status).toBe(201);
  });
});

describe("an API token", () => {
  const withToken = (secret: string) =>
    createClient({ baseUrl: test.url, headers: { authorization: `Bearer ${secret}` } });

  it("stands for its user until it expires or is deleted, and needs no defence against other sites", async () => {
    const { secret, id } = await test.client(tokens).create({ name: "ci", expiresInMs: 60_000 });
    expect(secret).toMatch(/^hob_[\w-]{43}$/);
    const response = await post("/api/lamps/hall/toggle", undefined, {
      authorization: `Bearer ${secret}`,
      origin: "https://elsewhere.example",
    });
    expect(response.status).toBe(200);
    expect((await test.client(tokens).list()).items).toEqual([
      { id, name: "ci", createdAt: now, expiresAt: now + 60_000, lastUsedAt: now },
    ]);
    now += 60_000;
    await expect(withToken(secret)(lamps).list()).rejects.toThrow("the API token is unknown or has expired");
    const forever = await test.client(tokens).create({ name: "script" });
    await test.client(tokens).delete(forever.id);
    await expect(withToken(forever.secret)(lamps).list()).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  it("makes none that outlives it", async () => {
    const { secret, expiresAt } = await test.client(tokens).create({ name: "ci", expiresInMs: 60_000 });
    const { create } = withToken(secret)(tokens);
    expect((await create({ name: "for ever" })).expiresAt).toBe(expiresAt);
    expect((await create({ name: "longer", expiresInMs: 90_000 })).expiresAt).toBe(expiresAt);
    expect((await create({ name: "shorter", expiresInMs: 30_000 })).expiresAt).toBe(now + 30_000);
  });

  it("belongs to one user alone", async () => {
    const { id } = await test.client(tokens).create({ name: "ci" });
    const cookie = await addUser("otto", "operator");
    const response = await fetch(`${test.url}/api/tokens/${id}`, {
      method: "DELETE",
      headers: { cookie, "x-requested-by": "hob" },
    });
    expect(response.status).toBe(404);
  });
});

it("keeps no secret in the database in the clear", async () => {
  const { secret } = await test.client(tokens).create({ name: "ci" });
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(`${test.dataDirectory}/hob.db`, { readOnly: true });
  const tables = ["hob_users", "hob_sessions", "hob_tokens", "hob_setup_link"];
  const all = JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()));
  database.close();
  expect(all).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  for (const clear of [secret, test.admin.password, test.cookie.split("=")[1]!]) expect(all).not.toContain(clear);
});
