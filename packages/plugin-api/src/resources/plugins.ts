import { defineResource } from "@hob/resources";
import { Type } from "typebox";

/** The plugins this server knows, and how each is. */
export const plugins = defineResource({
  name: "plugins",
  title: { one: "plugin", many: "plugins" },
  shape: Type.Object({
    id: Type.String(),
    title: Type.String(),
    version: Type.String(),
    description: Type.String(),
    state: Type.String({ enum: ["enabled", "disabled", "failed"] }),
    /** Why it failed; null otherwise. */
    reason: Type.Union([Type.String(), Type.Null()]),
    dependsOn: Type.Array(Type.String()),
    neededBy: Type.Array(Type.String()),
  }),
  list: { allow: "signed-in" },
  get: { allow: "signed-in" },
});
