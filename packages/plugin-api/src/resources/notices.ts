import { defineResource } from "@hob/resources";
import { Type } from "typebox";

/** What an administrator should know. */
export const notices = defineResource({
  name: "notices",
  title: { one: "notice", many: "notices" },
  shape: Type.Object({
    id: Type.String({ description: "The notice's key." }),
    severity: Type.String({ enum: ["info", "warning", "danger"] }),
    title: Type.String(),
    hint: Type.Union([Type.String(), Type.Null()]),
    target: Type.Union([Type.Object({ resource: Type.String(), id: Type.String(), name: Type.String() }), Type.Null()]),
    firstSeen: Type.Integer(),
    lastSeen: Type.Integer(),
    count: Type.Integer(),
  }),
  list: { allow: "notices:read" },
  delete: { allow: "notices:dismiss", summary: "Dismiss a notice", returns: "nothing" },
});
