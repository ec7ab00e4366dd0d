import { type Static, Type } from "typebox";

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What an explanation looks at beside the VM. */
export const explainVmShape = Type.Object(
  {
    policies: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Record(Type.String(), Type.Unknown())]), {
        description: "Names of built-in policy sets, or sets of one's own, laid over the default in this order.",
        maxItems: 16,
      }),
    ),
  },
  { additionalProperties: false },
);

/** One setting of a VM beside what would be chosen today. */
export const explainedSettingShape = Type.Object({
  path: Type.String({ description: "Where in the guest: `devices/disk[vda]/bus`." }),
  now: nullable(Type.String({ description: "What the VM has; null when it says nothing." })),
  today: nullable(Type.String({ description: "What a new VM for the same would get." })),
  verdict: Type.String({
    enum: ["same", "other", "override", "size"],
    description: "`other`: would be chosen otherwise today. `override`: set by raw XML. `size`: its owner's choice.",
  }),
  because: Type.String(),
  by: Type.String({ description: "`policy`, `policy:NAME` of another set, or `user`." }),
  alternatives: Type.Array(Type.String()),
});

/** Why a VM is as it is, and what would be better today. */
export const vmExplanationShape = Type.Object(
  {
    os: nullable(Type.String({ description: "`Debian 12`; null when it is not known." })),
    settings: Type.Array(explainedSettingShape),
    warnings: Type.Array(Type.String()),
    today: Type.String({ description: "Domain XML of a new VM for the same." }),
  },
  { $id: "VmExplanation" },
);
/** Why a VM is as it is, and what would be better today. */
export type VmExplanation = Static<typeof vmExplanationShape>;
