import { type Static, Type } from "typebox";
import { createSourceShape } from "./create-source.ts";
import { firstBootShape, unattendedShape } from "./first-boot.ts";

const strict = { additionalProperties: false };

/**
 * What "create a VM" says, in the browser, on the command line and in the API alike. Only the name is needed; what is
 * not said is chosen, with a reason. Sizes are bytes.
 */
export const createVmShape = Type.Object(
  {
    name: Type.String({
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
      description: "1 to 63 of A-Z, a-z, 0-9, '.', '_' and '-', beginning with a letter or a digit.",
    }),
    host: Type.Optional(Type.String({ description: "A host's id or name; chosen when absent." })),
    os: Type.Optional(Type.String({ description: "osinfo id or short id; a careful generic guest when absent." })),
    memory: Type.Optional(Type.Integer({ minimum: 0, description: "Bytes." })),
    vcpus: Type.Optional(Type.Integer({ minimum: 0 })),
    source: Type.Optional(createSourceShape),
    disk: Type.Optional(
      Type.Object(
        {
          size: Type.Optional(
            Type.Integer({ minimum: 0, description: "Bytes; default from the OS, or as the image." }),
          ),
          pool: Type.Optional(Type.String({ description: "Storage pool; default `default`." })),
        },
        strict,
      ),
    ),
    network: Type.Optional(Type.String({ description: "A libvirt network, or `none`; default `default`." })),
    graphics: Type.Optional(Type.String({ enum: ["vnc", "spice", "none"] })),
    firmware: Type.Optional(Type.String({ enum: ["bios", "efi", "efi-secure"] })),
    machine: Type.Optional(Type.String({ description: "`q35`, `pc`, or an exact machine type." })),
    arch: Type.Optional(Type.String({ description: "`x86_64`, `aarch64`…; default the host's own." })),
    firstBoot: Type.Optional(firstBootShape),
    unattended: Type.Optional(unattendedShape),
    policy: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Record(Type.String(), Type.Unknown())]), {
        maxItems: 16,
        description: "Policy sets over the default, by name or as they are, in their order.",
      }),
    ),
    overrides: Type.Optional(
      Type.Array(Type.String(), {
        maxItems: 256,
        description: "Laid over the definition, last: `PATH=VALUE`, `delete=PATH`, `create=PATH`, or XML.",
      }),
    ),
    start: Type.Optional(Type.Boolean({ description: "Default true." })),
    wait: Type.Optional(
      Type.Union([Type.Literal("none"), Type.Literal("address"), Type.Literal("ssh"), Type.Literal("agent")], {
        description: "What is waited for after the start.",
      }),
    ),
    waitTimeoutMs: Type.Optional(Type.Integer({ minimum: 1000, maximum: 86_400_000 })),
    installTimeoutMs: Type.Optional(
      Type.Integer({ minimum: 1000, maximum: 604_800_000, description: "How long an installer may take." }),
    ),
  },
  { $id: "CreateVm", ...strict },
);
/** What "create a VM" says. */
export type CreateVm = Static<typeof createVmShape>;

/** One choice of the designer. */
export const decisionShape = Type.Object({
  path: Type.String({ description: "Where in the guest: `devices/disk[vda]/bus`." }),
  value: Type.String(),
  because: Type.String(),
  by: Type.String({ description: "`policy`, `policy:NAME` of another set than the default, `user`, or `override`." }),
  alternatives: Type.Array(Type.String()),
});

/** What would be created. */
export const designShape = Type.Object(
  {
    xml: Type.String(),
    host: Type.Object({ id: Type.String(), name: Type.String(), because: Type.String() }),
    memory: Type.Integer(),
    vcpus: Type.Integer(),
    diskSize: Type.Union([Type.Integer(), Type.Null()]),
    decisions: Type.Array(decisionShape),
    warnings: Type.Array(Type.String()),
  },
  { $id: "Design" },
);
/** What would be created. */
export type DesignAnswer = Static<typeof designShape>;
