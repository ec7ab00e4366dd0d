import { defineResource } from "@hob/resources";
import { type Static, Type } from "typebox";
import { changeVmShape, vmChangePlanShape } from "./change-vm.ts";
import { cloneVmShape } from "./clone-vm.ts";
import { createVmShape, designShape } from "./create-vm.ts";
import { explainVmShape, vmExplanationShape } from "./vm-explanation.ts";

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The states of a VM in the product's words. */
export const vmStates = ["running", "paused", "shutting-down", "off", "crashed", "suspended", "unknown"] as const;
/** One of the states of a VM. */
export type VmState = (typeof vmStates)[number];

/** A VM as it is listed and sent in events: small, because there are ten thousand of them. */
export const vmShape = Type.Object(
  {
    id: Type.String({ description: "`<host id>.<UUID>`; where it is unique, a bare UUID or a name is accepted too." }),
    host: Type.String({ description: "The host's id." }),
    name: Type.String(),
    state: Type.String({ enum: [...vmStates] }),
    vcpus: Type.Integer(),
    memory: Type.Integer({ description: "Bytes." }),
    os: nullable(Type.String({ description: "osinfo short id; null when unknown." })),
    persistent: Type.Boolean(),
    autostart: Type.Boolean(),
  },
  { $id: "Vm" },
);
/** A VM as it is listed. */
export type Vm = Static<typeof vmShape>;

/** A VM as it is got alone. */
export const vmDetailShape = Type.Object(
  {
    ...vmShape.properties,
    uuid: Type.String(),
    hostName: Type.String(),
    stateReason: nullable(Type.String()),
    title: nullable(Type.String()),
    description: nullable(Type.String()),
    osName: nullable(Type.String({ description: "`Debian 12`." })),
    template: Type.Boolean({ description: "Whether it is only cloned." }),
    guestType: Type.String({ description: "libvirt's domain type: kvm, qemu, xen, lxc, test." }),
    arch: nullable(Type.String()),
    machine: nullable(Type.String()),
    firmware: Type.String({ enum: ["bios", "efi", "efi-secure", "none"] }),
    disks: Type.Array(
      Type.Object({
        target: Type.String({ description: "`vda`." }),
        device: Type.String({ enum: ["disk", "cdrom", "floppy", "lun"] }),
        bus: nullable(Type.String()),
        source: nullable(Type.String({ description: "A path, or `pool/volume`; null for an empty drive." })),
        format: nullable(Type.String()),
        capacity: nullable(Type.Integer({ description: "Bytes." })),
        allocation: nullable(Type.Integer({ description: "Bytes in use on the host." })),
      }),
    ),
    nics: Type.Array(
      Type.Object({
        mac: nullable(Type.String()),
        model: nullable(Type.String()),
        source: nullable(Type.String({ description: "Network or bridge." })),
        addresses: Type.Array(Type.String()),
      }),
    ),
    consoles: Type.Object({
      serial: Type.Boolean({ description: "A serial or paravirtual console is there." }),
      vnc: Type.Boolean(),
      spice: Type.Boolean(),
    }),
  },
  { $id: "VmDetail" },
);
/** A VM as it is got alone. */
export type VmDetail = Static<typeof vmDetailShape>;

const strict = { additionalProperties: false };

/** Virtual machines on all hosts. */
export const vms = defineResource({
  name: "vms",
  title: { one: "virtual machine", many: "virtual machines" },
  shape: vmShape,
  list: {
    allow: "vms:read",
    query: Type.Object({
      search: Type.Optional(Type.String({ description: "Part of the name or the UUID, in any case." })),
      state: Type.Optional(Type.String({ enum: [...vmStates] })),
      host: Type.Optional(Type.String({ description: "A host's id or name." })),
    }),
  },
  get: { allow: "vms:read", shape: vmDetailShape },
  create: { allow: "vms:create", body: createVmShape, returns: "task" },
  delete: {
    allow: "vms:delete",
    summary: "Delete a virtual machine, and its disks where asked",
    query: Type.Object({ disks: Type.Optional(Type.Boolean({ description: "Delete its disks too; default false." })) }),
    returns: "task",
  },
  collectionActions: {
    design: {
      allow: "vms:create",
      summary: "Show what would be created, with a reason for every choice; changes nothing",
      body: createVmShape,
      returns: designShape,
    },
  },
  actions: {
    explain: {
      allow: "vms:read",
      summary: "Tell why it is as it is, and what would be chosen today; changes nothing",
      body: explainVmShape,
      returns: vmExplanationShape,
    },
    "plan-change": {
      allow: "vms:change",
      summary: "Show what changes would do, with a reason for every choice; changes nothing",
      body: changeVmShape,
      returns: vmChangePlanShape,
    },
    change: {
      allow: "vms:change",
      summary: "Change its hardware: at once where the running guest can, else at its next start",
      body: changeVmShape,
      returns: "task",
    },
    clone: {
      allow: "vms:create",
      summary: "Make a VM after this one, which must be off, or after this template",
      body: cloneVmShape,
      returns: "task",
    },
    template: {
      allow: "vms:create",
      summary: "Make it a template, which is only cloned, or a VM again",
      body: Type.Object({ template: Type.Boolean() }, strict),
      returns: "nothing",
    },
    start: { allow: "vms:power", returns: "task" },
    shutdown: {
      allow: "vms:power",
      summary: "Ask the guest to shut down, and wait until it has",
      body: Type.Object({ timeoutMs: Type.Optional(Type.Integer({ minimum: 1000, maximum: 3_600_000 })) }, strict),
      returns: "task",
    },
    reboot: { allow: "vms:power", summary: "Ask the guest to reboot", returns: "nothing" },
    reset: { allow: "vms:power", summary: "Press the reset button", returns: "nothing" },
    off: { allow: "vms:power", summary: "Pull the plug", returns: "nothing" },
    suspend: { allow: "vms:power", summary: "Pause", returns: "nothing" },
    resume: { allow: "vms:power", summary: "Go on after a pause", returns: "nothing" },
    console: {
      allow: "vms:console",
      summary: "Get a one-time ticket for a console's web socket",
      body: Type.Object({ kind: Type.String({ enum: ["serial", "vnc"] }) }, strict),
      returns: Type.Object({
        ticket: Type.String(),
        path: Type.String({ description: "Where the web socket opens, with the ticket in its query." }),
        expiresAt: Type.Integer(),
      }),
    },
  },
  views: {
    xml: {
      allow: "vms:read",
      summary: "Get the domain XML",
      query: Type.Object({
        inactive: Type.Optional(Type.Boolean({ description: "The stored definition, not the running guest." })),
      }),
      returns: Type.Object({ xml: Type.String() }),
    },
    screenshot: {
      allow: "vms:console",
      summary: "Get a picture of the screen",
      returns: Type.Object({ type: Type.String({ description: "Media type." }), base64: Type.String() }),
    },
    stats: {
      allow: "vms:read",
      summary: "Get the last minutes of live figures",
      returns: Type.Object({
        /** The samples' columns, as in the live event: see {@link vmSampleColumns}. */
        columns: Type.Array(Type.String()),
        samples: Type.Array(Type.Tuple([Type.Integer(), Type.Array(nullable(Type.Number()))])),
      }),
    },
  },
});

/**
 * What a live sample of a VM holds, in order: share of all its vCPUs (0 to 1), bytes of memory used (by the guest's own
 * account, else resident on the host), then rates per second over all its disks and NICs.
 */
export const vmSampleColumns = [
  "cpu",
  "memoryUsed",
  "diskReadBytes",
  "diskWriteBytes",
  "netReceiveBytes",
  "netTransmitBytes",
] as const;
