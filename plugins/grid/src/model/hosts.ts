import { defineResource } from "@hob/resources";
import { Type } from "typebox";

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** How a host runs guests: what is asked for. `auto` proves KVM once and falls back to emulation. */
export const virtualizationSettings = ["auto", "kvm", "qemu"] as const;
/** One of the settings of {@link virtualizationSettings}. */
export type VirtualizationSetting = (typeof virtualizationSettings)[number];

const virtualization = Type.Unsafe<VirtualizationSetting>(Type.String({ enum: [...virtualizationSettings] }));

/** A host as it is listed and sent in events. */
export const hostShape = Type.Object(
  {
    id: Type.String({ description: "Eight letters and digits; never changes." }),
    name: Type.String(),
    uri: Type.String({ description: "The libvirt URI it is reached by." }),
    state: Type.String({ enum: ["connecting", "connected", "disconnected"] }),
    reason: nullable(Type.String({ description: "Why it is not connected." })),
    hint: nullable(Type.String({ description: "What to do about that." })),
    since: Type.Integer({ description: "When it came into this state, in ms since 1970." }),
    virtualization,
    /** What guests are run with: decided by the platform; null until known. */
    guestType: nullable(Type.String({ enum: ["kvm", "qemu", "xen", "lxc", "test"] })),
    guestTypeBecause: nullable(Type.String()),
    hostname: nullable(Type.String()),
    arch: nullable(Type.String()),
    cpuModel: nullable(Type.String()),
    cpus: nullable(Type.Integer({ description: "Logical processors." })),
    memory: nullable(Type.Integer({ description: "Bytes." })),
    libvirtVersion: nullable(Type.String({ description: "`9.0.0`." })),
    hypervisor: nullable(Type.String({ description: "`QEMU 7.2.0`." })),
    vms: Type.Integer(),
    vmsRunning: Type.Integer(),
  },
  { $id: "Host" },
);

/** Machines that run libvirt. Deleting one forgets it; nothing on it is touched. */
export const hosts = defineResource({
  name: "hosts",
  title: { one: "host", many: "hosts" },
  shape: hostShape,
  list: { allow: "hosts:read" },
  get: { allow: "hosts:read" },
  create: {
    allow: "hosts:manage",
    summary: "Add a host by its libvirt URI",
    body: Type.Object(
      {
        uri: Type.String({
          minLength: 1,
          description: "`qemu:///system`, `qemu+unix:///system?socket=…`, `test:///default`.",
        }),
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        virtualization: Type.Optional(virtualization),
      },
      { additionalProperties: false },
    ),
    returns: "item",
  },
  update: {
    allow: "hosts:manage",
    body: Type.Object(
      {
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        virtualization: Type.Optional(virtualization),
      },
      { additionalProperties: false },
    ),
    returns: "item",
  },
  delete: { allow: "hosts:manage", summary: "Forget a host", returns: "nothing" },
  actions: {
    reconnect: { allow: "hosts:manage", summary: "Try to connect now", returns: "item" },
  },
});
