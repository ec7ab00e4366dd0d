import { defineResource } from "@hob/resources";
import { Type } from "typebox";
import { userName } from "./user-name.ts";

/** People who may log in. */
export const users = defineResource({
  name: "users",
  title: { one: "user", many: "users" },
  shape: Type.Object({
    id: Type.String(),
    name: Type.String(),
    role: Type.String({ enum: ["admin", "operator", "viewer"] }),
    createdAt: Type.Integer(),
    lastLoginAt: Type.Union([Type.Integer(), Type.Null()]),
  }),
  list: { allow: "users:read" },
  create: {
    allow: "users:manage",
    body: Type.Object(
      {
        name: userName,
        password: Type.String({ minLength: 8, maxLength: 1024 }),
        role: Type.String({ enum: ["admin", "operator", "viewer"] }),
      },
      { additionalProperties: false },
    ),
    returns: "item",
  },
  update: {
    allow: "users:manage",
    summary: "Change a user's role or password; the user's sessions end",
    body: Type.Object(
      {
        password: Type.Optional(Type.String({ minLength: 8, maxLength: 1024 })),
        role: Type.Optional(Type.String({ enum: ["admin", "operator", "viewer"] })),
      },
      { additionalProperties: false },
    ),
    returns: "item",
  },
  delete: { allow: "users:manage", returns: "nothing" },
});
