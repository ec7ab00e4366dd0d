import type { Bytes } from "@hob/units";
import type { CreateVm } from "../model/index.ts";
import { OptionsConflict } from "./cli-errors.ts";
import { said } from "./said.ts";

/** What `hob vm create` takes, as far as it goes into the request. */
export interface CreateOptions {
  readonly os?: string | undefined;
  readonly memory?: Bytes | undefined;
  readonly vcpus?: number | undefined;
  readonly image?: string | undefined;
  readonly imageFormat?: "qcow2" | "raw" | undefined;
  readonly overlay?: boolean;
  readonly iso?: string | undefined;
  readonly empty?: boolean;
  readonly diskSize?: Bytes | undefined;
  readonly pool?: string | undefined;
  readonly network?: string | undefined;
  readonly graphics?: "vnc" | "spice" | "none" | undefined;
  readonly firmware?: "bios" | "efi" | "efi-secure" | undefined;
  readonly machine?: string | undefined;
  readonly host?: string | undefined;
  readonly start?: boolean;
}

/** The request that the create page sends too; what was not said is left to the server. @throws OptionsConflict */
export function createRequest(name: string, options: CreateOptions): CreateVm {
  const { os, memory, vcpus, network, graphics, firmware, machine, host } = options;
  const source = sourceOf(options);
  const disk = said({ size: options.diskSize, pool: options.pool });
  return {
    name,
    ...said({ host, os, memory, vcpus, source, network, graphics, firmware, machine }),
    ...(Object.keys(disk).length > 0 ? { disk } : {}),
    ...(options.start === false ? { start: false } : {}),
  };
}

function sourceOf({ image, iso, empty = false, overlay = false, imageFormat }: CreateOptions): CreateVm["source"] {
  const given = [image !== undefined && "--image", iso !== undefined && "--iso", empty && "--empty"].filter(Boolean);
  if (given.length > 1) throw new OptionsConflict({ problem: `${given.join(" and ")} exclude each other.` });
  for (const [option, isGiven] of [
    ["--overlay", overlay],
    ["--image-format", imageFormat !== undefined],
  ] as const) {
    if (isGiven && image === undefined) throw new OptionsConflict({ problem: `${option} needs --image.` });
  }
  if (image !== undefined) {
    return { kind: "image", path: image, ...(overlay ? { mode: "overlay" } : {}), ...said({ format: imageFormat }) };
  }
  if (iso !== undefined) return { kind: "iso", path: iso };
  return empty ? { kind: "empty" } : undefined;
}
