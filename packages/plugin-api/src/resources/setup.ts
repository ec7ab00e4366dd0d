import { defineResource } from "@hob/resources";
import { Type } from "typebox";
import { userName } from "./user-name.ts";

/** Whether the first administrator exists, and how to make it: with the one-time link that the first start prints. */
export const setup = defineResource({
  name: "setup",
  title: { one: "set-up", many: "set-up" },
  singleton: true,
  shape: Type.Object({
    needed: Type.Boolean({ description: "No user exists yet." }),
    version: Type.String(),
  }),
  get: { allow: "anyone", summary: "Say whether the first administrator is still to be made" },
  create: {
    allow: "anyone",
    summary: "Make the first administrator and log in",
    body: Type.Object(
      {
        token: Type.String({ description: "From the one-time link." }),
        username: userName,
        password: Type.String({ minLength: 8, maxLength: 1024 }),
      },
      { additionalProperties: false },
    ),
    returns: "nothing",
  },
});
