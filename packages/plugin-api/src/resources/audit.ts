import { defineResource } from "@hob/resources";
import { Type } from "typebox";

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Every change that was asked for, and how it ended; newest first. Nobody can change it. */
export const audit = defineResource({
  name: "audit",
  title: { one: "audit entry", many: "audit entries" },
  shape: Type.Object({
    id: Type.Integer({ description: "Grows with every entry." }),
    at: Type.Integer({ description: "Milliseconds since 1970." }),
    user: nullable(Type.String({ description: "The user's name, or the one claimed in a failed log-in." })),
    address: Type.String({ description: "Where the request came from." }),
    operation: Type.String({ description: "`vms.start`." }),
    target: nullable(Type.String({ description: "The id of the object." })),
    status: Type.Integer({ description: "The HTTP status it was answered with." }),
    code: nullable(Type.String({ description: "The failure's code; null when it succeeded." })),
    requestId: Type.String({ description: "To be found in the server's log." }),
  }),
  list: {
    allow: "audit:read",
    query: Type.Object({
      user: Type.Optional(Type.String()),
      operation: Type.Optional(Type.String()),
      target: Type.Optional(Type.String()),
      from: Type.Optional(Type.Integer({ description: "Milliseconds since 1970, inclusive." })),
      to: Type.Optional(Type.Integer({ description: "Milliseconds since 1970, exclusive." })),
    }),
  },
});
