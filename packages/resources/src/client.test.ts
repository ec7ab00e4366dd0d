import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Task } from "@hob/tasks";
import { afterEach, expect, expectTypeOf, it } from "vitest";
import { createClient, type Page } from "./index.ts";
import { lamps, mains } from "./lamps.fixture.ts";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** A client of a server that answers as told and keeps what it was asked. */
async function clientOf(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const asked: { line: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, baseUrl, client: createClient({ baseUrl, headers: { authorization: "Bearer s3cret" } }) };
}

const json =
  (value: unknown, status = 200, type = "application/json") =>
  (response: ServerResponse) => {
    response.writeHead(status, { "content-type": type }).end(JSON.stringify(value));
  };

it("calls every kind of operation at its path, with its query and body", async () => {
  const { client, asked } = await clientOf(json({}));
  await client(lamps).list({ query: { room: "hall & stairs", limit: 2, ...({ cursor: undefined } as object) } });
  await client(lamps).get("a/b");
  await client(lamps).create({ room: "hall" });
  await client(lamps).update("1", { watts: 7 });
  await client(lamps).delete("1", { query: { bulb: true } });
  await client(lamps).light("1");
  await client(lamps).dim("1", { to: 0.5 });
  await client(lamps).spectrum("1", { query: { bins: 3 } });
  await client(lamps).plan({ room: "hall" });
  await client(mains).get();
  await client(mains).trip();
  expect(asked.map(({ line, body }) => `${line} ${body}`.trim())).toEqual([
    "GET /api/lamps?room=hall+%26+stairs&limit=2",
    "GET /api/lamps/a%2Fb",
    'POST /api/lamps {"room":"hall"}',
    'PATCH /api/lamps/1 {"watts":7}',
    "DELETE /api/lamps/1?bulb=true",
    "POST /api/lamps/1/light",
    'POST /api/lamps/1/dim {"to":0.5}',
    "GET /api/lamps/1/spectrum?bins=3",
    'POST /api/lamps/plan {"room":"hall"}',
    "GET /api/mains",
    "POST /api/mains/trip",
  ]);
});

it("sends its headers with every request, and the one that no foreign page can send with those that change something", async () => {
  const { client, asked } = await clientOf(json({}));
  await client(lamps).list();
  await client(lamps).light("1");
  expect(asked.map(({ headers }) => [headers.authorization, headers["x-requested-by"]])).toEqual([
    ["Bearer s3cret", undefined],
    ["Bearer s3cret", "hob"],
  ]);
  expect(asked[1]?.headers["content-type"]).toBeUndefined();
});

it("types arguments and answers from the declaration", () => {
  const client = createClient();
  type Lamps = ReturnType<typeof client<typeof lamps>>;
  type Lamp = { id: string; room: string; watts: number };
  expectTypeOf<Awaited<ReturnType<Lamps["list"]>>>().toEqualTypeOf<Page<Lamp>>();
  expectTypeOf<Awaited<ReturnType<Lamps["get"]>>>().toEqualTypeOf<{
    id: string;
    room: string;
    watts: number;
    history: number[];
  }>();
  expectTypeOf<Awaited<ReturnType<Lamps["create"]>>>().toEqualTypeOf<Task>();
  expectTypeOf<Awaited<ReturnType<Lamps["light"]>>>().toEqualTypeOf<undefined>();
  expectTypeOf<Awaited<ReturnType<Lamps["dim"]>>>().toEqualTypeOf<{ at: number }>();
  expectTypeOf<Awaited<ReturnType<Lamps["plan"]>>>().toEqualTypeOf<Lamp[]>();
  expectTypeOf<Parameters<Lamps["dim"]>[1]>().toEqualTypeOf<{ to: number }>();
  expectTypeOf<Parameters<Lamps["plan"]>[0]>().toEqualTypeOf<{ room: string }>();
  expectTypeOf<NonNullable<Parameters<Lamps["spectrum"]>[1]>["query"]>().toEqualTypeOf<{ bins?: number } | undefined>();
  type Mains = ReturnType<typeof client<typeof mains>>;
  expectTypeOf<Parameters<Mains["trip"]>[0]>().not.toEqualTypeOf<string>();
  // What a resource does not declare, its client does not have.
  expectTypeOf<Mains>().not.toHaveProperty("list");
  expectTypeOf<Mains>().not.toHaveProperty("delete");
});

it("answers nothing where the server says nothing", async () => {
  const { client } = await clientOf((response) => response.writeHead(204).end());
  expect(await client(lamps).light("1")).toBeUndefined();
});

it("throws the server's own failure, code, kind, hint and all", async () => {
  const failure = {
    code: "lamps.burnt-out",
    kind: "conflict",
    message: "Lamp '1' has burnt out.",
    hint: "Put in another bulb.",
    details: { id: "1" },
  };
  const { client } = await clientOf(json({ status: 409, ...failure }, 409, "application/problem+json; charset=utf-8"));
  await expect(client(lamps).light("1")).rejects.toMatchObject(failure);
});

it("says so when what answers is no Hob server, or stops in mid-sentence", async () => {
  const page = await clientOf((response) => response.writeHead(502, { "content-type": "text/html" }).end("<p>Bad"));
  await expect(page.client(lamps).list()).rejects.toThrow(
    `${page.baseUrl}/api/lamps answered 502 with 'text/html' where JSON was expected.`,
  );
  stop?.();
  const half = await clientOf((response) => response.writeHead(200, { "content-type": "application/json" }).end("{"));
  await expect(half.client(lamps).list()).rejects.toMatchObject({ code: "client.not-our-answer" });
});

it("says so when nothing answers at all", async () => {
  const { client, baseUrl } = await clientOf(json({}));
  stop?.();
  await expect(client(lamps).list()).rejects.toMatchObject({
    code: "client.server-unreachable",
    kind: "unavailable",
    message: `No Hob server answers at ${baseUrl}: the connection is refused.`,
  });
});

it("hangs up when it is told to, with the reason it is given", async () => {
  const { client } = await clientOf(() => {});
  const controller = new AbortController();
  const listing = client(lamps).list({ signal: controller.signal });
  controller.abort(new Error("never mind"));
  await expect(listing).rejects.toThrow("never mind");
});
