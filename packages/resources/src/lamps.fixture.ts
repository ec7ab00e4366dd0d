import { Type } from "typebox";
import { defineResource } from "./define-resource.ts";

const strict = { additionalProperties: false };
const lampShape = Type.Object({ id: Type.String(), room: Type.String(), watts: Type.Integer() }, { $id: "Lamp" });

/** A resource that uses every part of a declaration. */
export const lamps = defineResource({
  name: "lamps",
  title: { one: "lamp", many: "lamps" },
  shape: lampShape,
  list: { allow: "lamps:read", query: Type.Object({ room: Type.Optional(Type.String({ description: "Its room." })) }) },
  get: {
    allow: "lamps:read",
    shape: Type.Object({ ...lampShape.properties, history: Type.Array(Type.Number()) }, { $id: "LampDetail" }),
  },
  create: { allow: "lamps:manage", body: Type.Object({ room: Type.String() }, strict), returns: "task" },
  update: { allow: "lamps:manage", body: Type.Object({ watts: Type.Integer() }, strict), returns: "item" },
  delete: {
    allow: "lamps:manage",
    query: Type.Object({ bulb: Type.Optional(Type.Boolean()) }),
    returns: "nothing",
  },
  actions: {
    light: { allow: "lamps:use", summary: "Switch it on", returns: "nothing" },
    dim: {
      allow: "lamps:use",
      body: Type.Object({ to: Type.Number() }, strict),
      returns: Type.Object({ at: Type.Number() }),
    },
  },
  views: {
    spectrum: {
      allow: "signed-in",
      query: Type.Object({ bins: Type.Optional(Type.Integer()) }),
      returns: Type.Array(Type.Number()),
    },
  },
  collectionActions: {
    plan: { allow: "lamps:read", body: Type.Object({ room: Type.String() }, strict), returns: Type.Array(lampShape) },
  },
});

/** A resource without a key. */
export const mains = defineResource({
  name: "mains",
  title: { one: "mains", many: "mains" },
  singleton: true,
  shape: Type.Object({ volts: Type.Integer() }),
  get: { allow: "anyone" },
  actions: { trip: { allow: "mains:trip", returns: "nothing" } },
});
