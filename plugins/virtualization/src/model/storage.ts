import { defineResource } from "@hob/resources";
import { Type } from "typebox";

/** Storage pools of all connected hosts. */
export const storagePools = defineResource({
  name: "storage-pools",
  title: { one: "storage pool", many: "storage pools" },
  shape: Type.Object({
    id: Type.String({ description: "`<host id>.<pool name>`." }),
    host: Type.String(),
    name: Type.String(),
    active: Type.Boolean(),
    type: Type.String({ description: "`dir`, `logical`, …" }),
    path: Type.Union([Type.String(), Type.Null()]),
    capacity: Type.Integer({ description: "Bytes." }),
    allocation: Type.Integer(),
    available: Type.Integer(),
  }),
  list: { allow: "storage:read", query: Type.Object({ host: Type.Optional(Type.String()) }) },
});

/** Volumes in the active pools of all connected hosts. */
export const storageVolumes = defineResource({
  name: "storage-volumes",
  title: { one: "storage volume", many: "storage volumes" },
  shape: Type.Object({
    id: Type.String({ description: "`<host id>.<pool>/<volume>`." }),
    host: Type.String(),
    pool: Type.String(),
    name: Type.String(),
    path: Type.Union([Type.String(), Type.Null()]),
    format: Type.Union([Type.String(), Type.Null()]),
    capacity: Type.Integer(),
    allocation: Type.Integer(),
  }),
  list: {
    allow: "storage:read",
    query: Type.Object({ host: Type.Optional(Type.String()), pool: Type.Optional(Type.String()) }),
  },
});
