import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lampPlugin, lamps } from "../testing/lamps.fixture.ts";
import { startTestServer, type TestServer } from "../testing/index.ts";

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer({ plugins: [lampPlugin] });
});
afterAll(() => test.close());

const problem = async (path: string, init?: Parameters<TestServer["request"]>[1]) => {
  const response = await test.request(path, init);
  const body = (await response.json()) as Record<string, unknown>;
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(body["status"]).toBe(response.status);
  return body;
};
const create = (body: unknown) => problem("/api/lamps", { method: "POST", body });

it("serves every kind of operation", async () => {
  const client = test.client(lamps);
  expect(await client.list()).toEqual({ items: [{ id: "hall", on: false, room: "hall" }], total: 1 });
  expect(await client.create({ id: "attic" })).toEqual({ id: "attic", on: false, room: "" });
  expect(await client.toggle("attic")).toEqual({ id: "attic", on: true, room: "" });
  expect(await client.light("attic")).toEqual({ lumen: 800 });
  expect(await client.list({ query: { on: true, limit: 5 } })).toMatchObject({ total: 1 });
  expect(await client.delete("attic")).toBeUndefined();
  expect(await client.burn({})).toMatchObject({ kind: "lamps.burn", title: "Burn all lamps" });
});

it("leaves out what the shape does not name", async () => {
  expect(await (await test.request("/api/lamps/hall")).json()).not.toHaveProperty("wattage");
});

it("says where a created item and a task can be got", async () => {
  const created = await test.request("/api/lamps", { method: "POST", body: { id: "a b/c" } });
  expect([created.status, created.headers.get("location")]).toEqual([201, "/api/lamps/a%20b%2Fc"]);
  expect(await (await test.request(created.headers.get("location")!)).json()).toMatchObject({ id: "a b/c" });
  const burning = await test.request("/api/lamps/burn", { method: "POST" });
  expect(burning.status).toBe(202);
  expect(await (await test.request(burning.headers.get("location")!)).json()).toMatchObject({ kind: "lamps.burn" });
});

it("finds an item whose id is longer than a router's usual limit", async () => {
  const id = `pool/${"long-".repeat(100)}`;
  await test.client(lamps).create({ id });
  expect(await test.client(lamps).get(id)).toMatchObject({ id });
});

it("answers a failure as a problem with code, message and hint", async () => {
  expect(await problem("/api/lamps/cellar")).toEqual({
    type: "urn:hob:lamps.not-found",
    title: "Not found",
    status: 404,
    detail: "There is no lamp 'cellar'.",
    code: "lamps.not-found",
    kind: "not-found",
    message: "There is no lamp 'cellar'.",
    hint: "List the lamps.",
    details: { id: "cellar" },
    requestId: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

it("tells a stranger nothing of a failure that nobody foresaw", async () => {
  const body = await problem("/api/lamps/hall/break", { method: "POST" });
  expect(body).toMatchObject({ status: 500, code: "internal.unexpected", kind: "internal" });
  expect(JSON.stringify(body)).not.toMatch(/filament|TypeError|\.ts/);
});

describe("a request that does not fit", () => {
  it.each([
    ["an unknown field", { id: "x", colour: "red" }, "'colour' is not known."],
    ["an unknown field further in", { id: "x", shade: { colour: "red", size: 1 } }, "'shade.size' is not known."],
    ["a missing field", {}, "'id' is missing."],
    ["a number as a text", { id: "x", watts: "60" }, "'watts' is '60', but must be a whole number."],
    ["a number out of range", { id: "x", watts: 0 }, "'watts' is 0, but must be at least 1."],
    [
      "a word that is not accepted",
      { id: "x", shade: { colour: "blue" } },
      "'shade.colour' is 'blue', but must be one of 'white', 'red'.",
    ],
    ["something else than an object", [1], "The body is a list, but must be an object."],
    [
      "a secret that is too short",
      { id: "x", password: "hunter2" },
      "'password' is 7 characters long, but must have at least 8 characters.",
    ],
  ])("%s is refused by name", async (_, body, message) => {
    expect(await create(body)).toMatchObject({ status: 400, code: "server.invalid-request", kind: "invalid", message });
  });

  it("says which fields are known", async () => {
    expect(await create({ id: "x", colour: "red" })).toMatchObject({ hint: "Known are: id, watts, shade, password." });
  });

  it("reads numbers and booleans of a query, and refuses what is none", async () => {
    expect(await problem("/api/lamps?on=maybe")).toMatchObject({
      message: "'on' in the query is 'maybe', but must be true or false.",
    });
    expect(await problem("/api/lamps?limit=0")).toMatchObject({
      message: "'limit' in the query is 0, but must be at least 1.",
    });
    expect(await problem("/api/lamps?offset=1")).toMatchObject({ message: "'offset' in the query is not known." });
  });

  it("is told when it is no JSON, without repeating what may be secret", async () => {
    const headers = { "content-type": "application/json" };
    for (const body of ['{"password": "hunter2"', "hunter2", '{"password": "hunter2", x}']) {
      const answer = await problem("/api/lamps", { method: "POST", headers, body });
      expect(answer).toMatchObject({ status: 400, code: "server.malformed-body" });
      expect(JSON.stringify(answer)).not.toContain("hunter2");
    }
    const poisoned = '{"id": "x", "__pr\\u006fto__": {"admin": true}}';
    expect(await problem("/api/lamps", { method: "POST", headers, body: poisoned })).toMatchObject({
      message: "The body is not valid JSON: '__proto__' is not accepted as a name.",
    });
  });

  it("is refused when it is not sent as JSON, or is larger than 1 MiB", async () => {
    const headers = { "content-type": "text/plain" };
    expect(await problem("/api/lamps", { method: "POST", headers, body: "{}" })).toMatchObject({
      status: 400,
      code: "server.body-type-unsupported",
    });
    expect(await create({ id: "x".repeat(1024 * 1024) })).toMatchObject({
      code: "server.body-too-large",
      message: "The body is larger than 1048576 bytes.",
    });
  });
});

it("answers an unknown path or method with a problem", async () => {
  expect(await problem("/api/lumps")).toMatchObject({ status: 404, code: "server.no-such-route" });
  expect(await problem("/api/lamps", { method: "PUT", body: {} })).toMatchObject({
    message: "Nothing is served at PUT /api/lamps.",
  });
  expect(await problem("/api/%zz")).toMatchObject({ status: 400, kind: "invalid" });
});

it("describes itself in OpenAPI", async () => {
  const document = (await (await fetch(`${test.url}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/lamps/{id}/toggle", "/api/session"]));
});

it("compresses long answers, and only those", async () => {
  for (let n = 0; n < 50; n += 1) await test.client(lamps).create({ id: `lamp-${n}` });
  const list = await test.request("/api/lamps", { headers: { "accept-encoding": "gzip" } });
  expect(list.headers.get("content-encoding")).toBe("gzip");
  expect(((await list.json()) as { total: number }).total).toBeGreaterThan(50);
  const one = await test.request("/api/lamps/hall", { headers: { "accept-encoding": "gzip" } });
  expect(one.headers.get("content-encoding")).toBeNull();
});
