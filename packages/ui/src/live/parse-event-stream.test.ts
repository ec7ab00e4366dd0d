import { expect, test } from "vitest";
import { createEventParser, type ServerSentEvent } from "./parse-event-stream.ts";

const text =
  ': keep-alive\r\n\r\nevent: hello\ndata: {}\n\nid: a-1\nevent: change\ndata: {"a":\ndata: 1}\n\ndata:last\nretry: 10\n\n';
const expected: ServerSentEvent[] = [
  { event: "hello", data: "{}", id: "" },
  { event: "change", data: '{"a":\n1}', id: "a-1" },
  { event: "message", data: "last", id: "a-1" },
];

test("reads names, ids and lines of data, and ignores comments", () => {
  const seen: ServerSentEvent[] = [];
  createEventParser((event) => seen.push(event))(text);
  expect(seen).toEqual(expected);
});

test("reads the same however the text is cut", () => {
  for (let size = 1; size < 12; size += 1) {
    const seen: ServerSentEvent[] = [];
    const feed = createEventParser((event) => seen.push(event));
    for (let at = 0; at < text.length; at += size) feed(text.slice(at, at + size));
    expect(seen, `pieces of ${size}`).toEqual(expected);
  }
});

test("does not report an event whose end has not come", () => {
  const seen: ServerSentEvent[] = [];
  createEventParser((event) => seen.push(event))("data: half\n");
  expect(seen).toEqual([]);
});
