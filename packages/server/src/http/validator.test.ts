import { type TSchema, Type } from "typebox";
import { expect, it } from "vitest";
import { closedSchema } from "./closed-schema.ts";
import { validator } from "./validator.ts";

const strict = { additionalProperties: false };
const source = Type.Union([
  Type.Object({ kind: Type.Literal("image"), path: Type.String() }, strict),
  Type.Object({ kind: Type.Literal("iso"), path: Type.String({ minLength: 1 }) }, strict),
  Type.Object({ kind: Type.Literal("empty") }, strict),
]);
const messageOf = (schema: TSchema, value: unknown, place: "body" | "query" = "body") => {
  try {
    validator(schema, place)(value);
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
};

it("explains a union by the member that the value means", () => {
  const body = Type.Object({ source: Type.Optional(source) });
  expect(messageOf(body, { source: { kind: "iso", path: "" } })).toBe(
    "'source.path' is '', but must have at least 1 character.",
  );
  expect(messageOf(body, { source: { kind: "image" } })).toBe("'source.path' is missing.");
  expect(messageOf(body, { source: { kind: "empty", path: "x" } })).toBe("'source.path' is not known.");
});

it("names the words that a union is told apart by, when none fits", () => {
  expect(messageOf(Type.Object({ source }), { source: { kind: "disk" } })).toBe(
    "'source.kind' is 'disk', but must be one of 'image', 'iso', 'empty'.",
  );
});

it("explains what may be null by what it is otherwise", () => {
  const body = Type.Object({ size: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]) });
  expect(messageOf(body, { size: null })).toBe("accepted");
  expect(messageOf(body, { size: 0 })).toBe("'size' is 0, but must be at least 1.");
});

it("names the literals of a union", () => {
  const body = Type.Object({ mode: Type.Union([Type.Literal("copy"), Type.Literal("overlay")]) });
  expect(messageOf(body, { mode: "move" })).toBe("'mode' is 'move', but must be one of 'copy', 'overlay'.");
});

it("points into lists", () => {
  const body = Type.Object({ disks: Type.Array(Type.Object({ size: Type.Integer() })) });
  expect(messageOf(body, { disks: [{ size: 1 }, { size: 1.5 }] })).toBe(
    "'disks[1].size' is 1.5, but must be a whole number.",
  );
});

it("tells a pattern in its schema's words where it has some, shortens a long value, and never shows a whole in which a secret may stand", () => {
  expect(messageOf(Type.Object({ name: Type.String({ pattern: "^[a-z]+$" }) }), { name: "A" })).toBe(
    "'name' is 'A', but must match ^[a-z]+$.",
  );
  const described = Type.String({ pattern: "^[a-z]+$", description: "letters of a-z." });
  expect(messageOf(Type.Object({ name: described }), { name: "A" })).toBe("'name' is 'A', but must be letters of a-z.");
  expect(messageOf(Type.Object({ name: Type.Integer() }), { name: "x".repeat(500) }).length).toBeLessThan(150);
  expect(messageOf(Type.Object({ login: Type.String() }), { login: { password: "hunter2" } })).toBe(
    "'login' is an object, but must be a text.",
  );
});

it("accepts the same shape in many places, and free-form records", () => {
  const shape = Type.Object({ labels: Type.Record(Type.String(), Type.String()) }, { $id: "Shape" });
  expect(messageOf(shape, { labels: { a: "b" } })).toBe("accepted");
  expect(
    messageOf(Type.Object({ first: shape, second: shape }), { first: { labels: {} }, second: { labels: { a: 1 } } }),
  ).toBe("'second.labels.a' is 1, but must be a text.");
});

it("closes objects, except those that are told to be open or are parts of one", () => {
  expect(closedSchema({ type: "object", properties: { enum: { type: "object", properties: {} } } })).toEqual({
    type: "object",
    properties: { enum: { type: "object", properties: {}, additionalProperties: false } },
    additionalProperties: false,
  });
  const open = { type: "object", properties: {}, additionalProperties: true };
  expect(closedSchema(open)).toEqual(open);
  const parts = {
    allOf: [
      { type: "object", properties: { a: {} } },
      { type: "object", properties: { b: {} } },
    ],
  };
  expect(closedSchema(parts)).toEqual(parts);
});

it("fills in defaults and coerces nothing in a body", () => {
  const body = { on: true } as Record<string, unknown>;
  validator(Type.Object({ on: Type.Boolean(), watts: Type.Integer({ default: 60 }) }), "body")(body);
  expect(body).toEqual({ on: true, watts: 60 });
  expect(messageOf(Type.Object({ on: Type.Boolean() }), { on: "true" })).toBe(
    "'on' is 'true', but must be true or false.",
  );
});
