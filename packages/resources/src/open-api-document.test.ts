import { Type } from "typebox";
import { expect, it } from "vitest";
import { lamps, mains } from "./lamps.fixture.ts";
import { openApiDocument } from "./open-api-document.ts";

const document = openApiDocument([lamps, mains], { title: "Lamps", version: "1.2.3" });

it("describes an operation wholly: key, filters, body, answer, failure, permission", () => {
  expect(document.paths["/api/lamps/{id}/dim"]?.["post"]).toEqual({
    operationId: "lamps.dim",
    tags: ["lamps"],
    summary: "dim a lamp",
    "x-permission": "lamps:use",
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["to"],
            properties: { to: { type: "number" } },
            additionalProperties: false,
          },
        },
      },
    },
    responses: {
      "200": {
        description: "Done.",
        content: {
          "application/json": {
            schema: { type: "object", required: ["at"], properties: { at: { type: "number" } } },
          },
        },
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  });
  expect(document.paths["/api/lamps"]?.["get"]).toMatchObject({
    parameters: [
      { name: "limit", in: "query", required: false },
      { name: "cursor" },
      { name: "room", schema: { type: "string", description: "Its room." } },
    ],
    responses: {
      "200": {
        content: {
          "application/json": {
            schema: { properties: { items: { type: "array", items: { $ref: "#/components/schemas/Lamp" } } } },
          },
        },
      },
    },
  });
});

it("says each named schema once, and every reference leads somewhere", () => {
  expect(Object.keys(document.components.schemas).sort()).toEqual(["Lamp", "LampDetail", "Problem", "Task"]);
  const text = JSON.stringify(document);
  expect(text).not.toContain("$id");
  expect(text).not.toContain("~");
  const references = [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(8);
  for (const [, drawer, name] of references) {
    expect(document.components[drawer as "schemas"], name).toHaveProperty(String(name));
  }
});

it("lets anyone in only where the declaration says so", () => {
  expect(document.security).toEqual([{ session: [] }, { token: [] }]);
  expect(document.paths["/api/mains"]?.["get"]).toMatchObject({ security: [] });
  expect(document.paths["/api/mains/trip"]?.["post"]).not.toHaveProperty("security");
  expect(document.components.securitySchemes["token"]).toMatchObject({ type: "http", scheme: "bearer" });
});

it("refuses two different schemas of one name", () => {
  const impostor = { ...mains, shape: Type.Object({ shade: Type.String() }, { $id: "Lamp" }) };
  expect(() => openApiDocument([lamps, impostor], { title: "", version: "" })).toThrow("the $id 'Lamp'");
});
