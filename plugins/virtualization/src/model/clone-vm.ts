import { type Static, Type } from "typebox";
import { createVmShape } from "./create-vm.ts";
import { firstBootShape } from "./first-boot.ts";

const strict = { additionalProperties: false };

/** What is said of a VM that is made after another one, or after a template, on the same host. */
export const cloneVmShape = Type.Object(
  {
    name: createVmShape.properties.name,
    linked: Type.Optional(
      Type.Boolean({
        description: "Its disks keep only what differs from the other's, which must not change any more.",
      }),
    ),
    disks: Type.Optional(
      Type.Record(Type.String(), Type.String({ enum: ["copy", "link", "share", "skip"] }), {
        description: "What becomes of single disks, by target: `vdb`.",
      }),
    ),
    pool: Type.Optional(Type.String({ description: "Storage pool; default where the other's disks are." })),
    nvram: Type.Optional(Type.Boolean({ description: "Begin with the other's firmware variables; default true." })),
    firstBoot: Type.Optional(firstBootShape),
    start: Type.Optional(Type.Boolean({ description: "Default false." })),
    wait: createVmShape.properties.wait,
    waitTimeoutMs: createVmShape.properties.waitTimeoutMs,
  },
  { $id: "CloneVm", ...strict },
);
/** What is said of a clone. */
export type CloneVm = Static<typeof cloneVmShape>;
