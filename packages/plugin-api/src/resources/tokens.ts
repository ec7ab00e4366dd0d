import { defineResource } from "@hob/resources";
import { Type } from "typebox";

const tokenShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Type.Integer(),
  expiresAt: Type.Union([Type.Integer(), Type.Null()]),
  lastUsedAt: Type.Union([Type.Integer(), Type.Null()]),
});

/** Keys for programs: sent as `Authorization: Bearer …`. Only a hash is kept. */
export const tokens = defineResource({
  name: "tokens",
  title: { one: "API token", many: "API tokens" },
  shape: tokenShape,
  list: { allow: "signed-in", summary: "List one's own API tokens" },
  create: {
    allow: "signed-in",
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        expiresInMs: Type.Optional(Type.Integer({ minimum: 1000 })),
      },
      { additionalProperties: false },
    ),
    returns: Type.Object({ ...tokenShape.properties, secret: Type.String({ description: "Shown once." }) }),
  },
  delete: { allow: "signed-in", returns: "nothing" },
});
