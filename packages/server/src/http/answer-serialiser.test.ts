import { taskShape } from "@hob/resources";
import { Type } from "typebox";
import { expect, it } from "vitest";
import { answerSerialiser } from "./answer-serialiser.ts";

it("writes what the shape names, and nothing else", () => {
  const serialise = answerSerialiser(Type.Object({ id: Type.String(), size: Type.Optional(Type.Integer()) }));
  expect(serialise({ id: "a", secret: "x" })).toBe('{"id":"a"}');
});

it("writes null where null is allowed, of every type", () => {
  const nullable = (schema: Parameters<typeof Type.Union>[0][number]) => Type.Union([schema, Type.Null()]);
  const serialise = answerSerialiser(
    Type.Object({
      text: nullable(Type.String()),
      number: nullable(Type.Number()),
      flag: nullable(Type.Boolean()),
      object: nullable(Type.Object({ a: Type.String() })),
      list: nullable(Type.Array(Type.Integer())),
      word: Type.Union([Type.Literal("on"), Type.Literal("off"), Type.Null()]),
    }),
  );
  const nothing = { text: null, number: null, flag: null, object: null, list: null, word: null };
  const something = { text: "", number: 0, flag: false, object: { a: "b" }, list: [1], word: "off" };
  expect(JSON.parse(serialise(nothing))).toEqual(nothing);
  expect(JSON.parse(serialise(something))).toEqual(something);
});

it("writes unions of objects, tuples and free-form values", () => {
  const serialise = answerSerialiser(
    Type.Object({
      either: Type.Union([
        Type.Object({ kind: Type.Literal("a"), x: Type.Integer() }),
        Type.Object({ kind: Type.Literal("b") }),
      ]),
      samples: Type.Array(Type.Tuple([Type.Integer(), Type.Array(Type.Union([Type.Number(), Type.Null()]))])),
      free: Type.Record(Type.String(), Type.Unknown()),
    }),
  );
  const value = { either: { kind: "a", x: 1 }, samples: [[1, [0.5, null]]], free: { a: [{ b: null }] } };
  expect(JSON.parse(serialise(value))).toEqual(value);
});

it("writes a task with everything it holds", () => {
  const task = {
    id: "1",
    kind: "lamps.burn",
    title: "Burn",
    owner: null,
    target: { resource: "lamps", id: "hall", name: "hall" },
    state: "failed",
    steps: [{ id: "heat", title: "Heat", state: "undo-failed", progress: 0.5 }],
    progress: 0.5,
    log: [{ at: 1, step: null, message: "…" }],
    input: { nested: { list: [1, "2", null] } },
    notes: {},
    result: { any: ["thing"] },
    error: { code: "a.b", kind: "internal", message: "m", details: { x: 1 } },
    createdAt: 1,
    startedAt: null,
    finishedAt: 2,
    version: 3,
  };
  expect(JSON.parse(answerSerialiser(taskShape)(task))).toEqual(task);
});

it("refuses a value that lacks what the shape promises", () => {
  expect(() => answerSerialiser(Type.Object({ id: Type.String() }))({})).toThrow('"id" is required');
});
