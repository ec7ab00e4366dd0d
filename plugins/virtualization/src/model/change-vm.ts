import { type Static, Type } from "typebox";
import { decisionShape } from "./create-vm.ts";

const strict = { additionalProperties: false };
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const bus = Type.Optional(Type.String({ description: "`virtio`, `sata`, `scsi`, `ide`, `usb`; chosen when absent." }));

/** A disk that a VM gets. */
export const wantedDiskShape = Type.Union([
  Type.Object(
    {
      path: Type.String({ description: "An existing disk or medium: an absolute path on the host, or `pool/volume`." }),
      device: Type.Optional(Type.String({ enum: ["disk", "cdrom"], description: "Default disk." })),
      format: Type.Optional(
        Type.String({ enum: ["qcow2", "raw"], description: "Default as libvirt's pool knows it." }),
      ),
      bus,
    },
    strict,
  ),
  Type.Object(
    {
      size: Type.Integer({ minimum: 1, description: "Bytes, of a new disk." }),
      pool: Type.Optional(Type.String({ description: "Storage pool; default `default`." })),
      bus,
    },
    strict,
  ),
]);

const card = {
  model: Type.Optional(Type.String({ description: "`virtio`, `e1000e`, `e1000`, `rtl8139`; chosen when absent." })),
  mac: Type.Optional(Type.String({ description: "`52:54:00:12:34:56`; made up when absent." })),
};

/** A network interface that a VM gets. */
export const wantedNetworkShape = Type.Union([
  Type.Object({ network: Type.String({ description: "A libvirt network." }), ...card }, strict),
  Type.Object({ bridge: Type.String({ description: "A bridge of the host." }), ...card }, strict),
  Type.Object({ user: Type.Literal(true, { description: "QEMU's own network." }), ...card }, strict),
]);

/** Devices that need nothing said. */
const plain = Type.Union([
  Type.Literal("add-tpm"),
  Type.Literal("add-watchdog"),
  Type.Literal("add-rng"),
  Type.Literal("add-agent"),
  Type.Literal("add-vsock"),
  Type.Literal("add-panic"),
]);

/** One change to a VM. */
export const vmChangeShape = Type.Union([
  Type.Object({ change: Type.Literal("add-disk"), disk: wantedDiskShape }, strict),
  Type.Object({ change: Type.Literal("add-network"), network: wantedNetworkShape }, strict),
  Type.Object({ change: plain }, strict),
  Type.Object({ change: Type.Literal("remove-disk"), name: Type.String({ description: "`vdb`." }) }, strict),
  Type.Object({ change: Type.Literal("remove-network"), mac: Type.String() }, strict),
  Type.Object(
    { change: Type.Literal("set-memory"), memory: Type.Integer({ minimum: 1, description: "Bytes." }) },
    strict,
  ),
  Type.Object({ change: Type.Literal("set-vcpus"), vcpus: Type.Integer({ minimum: 1 }) }, strict),
  Type.Object(
    { change: Type.Literal("set-graphics"), graphics: Type.String({ enum: ["vnc", "spice", "none"] }) },
    strict,
  ),
  Type.Object(
    { change: Type.Literal("set-firmware"), firmware: Type.String({ enum: ["bios", "efi", "efi-secure"] }) },
    strict,
  ),
  Type.Object(
    {
      change: Type.Literal("set-boot-order"),
      order: Type.Array(Type.String(), { description: "Disks by target, interfaces by MAC address or `network`." }),
    },
    strict,
  ),
]);

/** What is changed about a VM: all of it or nothing. */
export const changeVmShape = Type.Object(
  { changes: Type.Array(vmChangeShape, { minItems: 1, maxItems: 64 }) },
  { $id: "ChangeVm", ...strict },
);
/** What is changed about a VM. */
export type ChangeVm = Static<typeof changeVmShape>;

/** What changes would do. */
export const vmChangePlanShape = Type.Object(
  {
    xml: Type.String({ description: "The stored definition afterwards." }),
    volumes: Type.Array(
      Type.Object({
        pool: Type.String(),
        volume: Type.String(),
        size: Type.Integer({ description: "Bytes." }),
        format: Type.String(),
      }),
      { description: "Disks that are made." },
    ),
    decisions: Type.Array(decisionShape),
    warnings: Type.Array(Type.String()),
    differences: Type.Array(
      Type.Object({
        kind: Type.String({ enum: ["added", "removed", "changed", "moved"] }),
        path: Type.String({ description: "`/domain/devices/disk[2]`." }),
        before: nullable(Type.String()),
        after: nullable(Type.String()),
      }),
      { description: "Where the stored definition changes." },
    ),
  },
  { $id: "VmChangePlan" },
);
/** What changes would do. */
export type VmChangePlan = Static<typeof vmChangePlanShape>;
