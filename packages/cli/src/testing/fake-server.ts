import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { statusOf } from "./status-of.ts";

/** What the command line asked a {@link fakeServer}. */
export interface Asked {
  /** `POST /api/vms/1/start` */
  readonly line: string;
  readonly body: unknown;
  readonly headers: IncomingMessage["headers"];
}

/** Answers by request line; a function is called with what was asked. An object with a `kind` is a failure. */
export type Answers = Readonly<Record<string, unknown>>;

/** A server that answers as told: what the real one says on the wire, without what it does. */
export interface FakeServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** Starts a server. `answers` maps request lines, with or without their query, to answers; undefined is `204`. */
export async function fakeServer(answers: Answers): Promise<FakeServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const line = `${request.method} ${request.url}`;
    const question: Asked = { line, body: text === "" ? undefined : JSON.parse(text), headers: request.headers };
    asked.push(question);
    const key = [line, line.split("?")[0] ?? ""].find((one) => one in answers);
    const told = key === undefined ? notFound(line) : answers[key];
    const answer: unknown = typeof told === "function" ? told(question) : told;
    if (answer === undefined) return void response.writeHead(204).end();
    const failed = statusOf(answer);
    const type = failed === 200 ? "application/json" : "application/problem+json";
    response.writeHead(failed, { "content-type": type, "set-cookie": "hob-session=s3cret; Path=/; HttpOnly" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const notFound = (line: string) => ({
  code: "test.not-foreseen",
  kind: "not-found",
  message: `The test foresees no '${line}'.`,
  details: {},
});
