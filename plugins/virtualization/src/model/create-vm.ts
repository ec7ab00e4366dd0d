import { type Static, Type } from "typebox";

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
    source: Type.Optional(
      Type.Union(
        [
          Type.Object(
            {
              kind: Type.Literal("image"),
              path: Type.String({
                description: "An existing disk image on the host: an absolute path, or `pool/volume`.",
              }),
              mode: Type.Optional(Type.String({ enum: ["copy", "overlay"], description: "Default copy." })),
              format: Type.Optional(
                Type.String({
                  enum: ["qcow2", "raw"],
                  description: "Of the image; default as libvirt's pool knows it.",
                }),
              ),
            },
            strict,
          ),
          Type.Object(
            {
              kind: Type.Literal("iso"),
              path: Type.String({
                description: "Installation medium on the host: an absolute path, or `pool/volume`.",
              }),
            },
            strict,
          ),
          Type.Object({ kind: Type.Literal("empty") }, strict),
        ],
        { description: "What the disk begins with; default `empty`." },
      ),
    ),
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
    start: Type.Optional(Type.Boolean({ description: "Default true." })),
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
