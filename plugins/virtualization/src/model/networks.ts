import { defineResource } from "@hob/resources";
import { Type } from "typebox";

/** libvirt's virtual networks on all connected hosts. */
export const networks = defineResource({
  name: "networks",
  title: { one: "network", many: "networks" },
  shape: Type.Object({
    id: Type.String({ description: "`<host id>.<network name>`." }),
    host: Type.String(),
    name: Type.String(),
    active: Type.Boolean(),
    autostart: Type.Boolean(),
    forward: Type.String({ description: "`nat`, `route`, `open`, `bridge`, `isolated`, …" }),
    bridge: Type.Union([Type.String(), Type.Null()]),
  }),
  list: { allow: "networks:read", query: Type.Object({ host: Type.Optional(Type.String()) }) },
});
