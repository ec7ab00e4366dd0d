import { defineResource } from "@hob/resources";
import { Type } from "typebox";

/** The log-in of this browser, in an HttpOnly cookie. */
export const session = defineResource({
  name: "session",
  title: { one: "session", many: "sessions" },
  singleton: true,
  shape: Type.Object({
    user: Type.Object({ id: Type.String(), name: Type.String() }),
    permissions: Type.Array(Type.String(), { description: "What this user may do; `*` is everything." }),
    expiresAt: Type.Integer({ description: "When it ends if nothing happens, in ms since 1970." }),
  }),
  get: { allow: "signed-in", summary: "Say who is logged in" },
  create: {
    allow: "anyone",
    summary: "Log in",
    body: Type.Object(
      {
        username: Type.String({ minLength: 1, maxLength: 100 }),
        password: Type.String({ minLength: 1, maxLength: 1024 }),
      },
      { additionalProperties: false },
    ),
    returns: "item",
  },
  delete: { allow: "signed-in", summary: "Log out", returns: "nothing" },
  actions: {
    "change-password": {
      allow: "signed-in",
      summary: "Change one's own password; one's other sessions end",
      body: Type.Object(
        {
          current: Type.String({ minLength: 1, maxLength: 1024 }),
          password: Type.String({ minLength: 8, maxLength: 1024 }),
        },
        { additionalProperties: false },
      ),
      returns: "nothing",
    },
  },
});
