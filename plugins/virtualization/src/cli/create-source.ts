import type { CreateVm } from "../model/index.ts";
import { OptionsConflict } from "./cli-errors.ts";
import { said } from "./said.ts";

/** What the options of a source say. */
export interface SourceOptions {
  readonly image?: string | undefined;
  readonly imageFormat?: "qcow2" | "raw" | undefined;
  readonly overlay?: boolean;
  readonly url?: string | undefined;
  readonly checksum?: string | undefined;
  readonly iso?: string | undefined;
  readonly tree?: string | undefined;
  readonly pxe?: boolean;
  readonly kernel?: string | undefined;
  readonly initrd?: string | undefined;
  readonly args?: string | undefined;
  readonly disk?: string | undefined;
  readonly empty?: boolean;
}

/** What a VM begins with; undefined when nothing is said. @throws OptionsConflict */
export function createSource(options: SourceOptions): CreateVm["source"] {
  const {
    image,
    url,
    iso,
    tree,
    pxe = false,
    kernel,
    disk,
    empty = false,
    initrd,
    checksum,
    imageFormat: format,
  } = options;
  const given = Object.entries({ image, url, iso, tree, pxe, kernel, disk, empty }).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [name],
  );
  if (given.length > 1) {
    throw new OptionsConflict({ problem: `${given.map((name) => `--${name}`).join(" and ")} exclude each other.` });
  }
  const needs = (option: string, isGiven: boolean, ...sources: readonly string[]) => {
    if (!isGiven || sources.includes(given[0] ?? "")) return;
    throw new OptionsConflict({ problem: `${option} needs ${sources.map((name) => `--${name}`).join(" or ")}.` });
  };
  needs("--overlay", options.overlay === true, "image");
  needs("--image-format", format !== undefined, "image", "disk");
  needs("--checksum", checksum !== undefined, "url", "iso");
  needs("--initrd", initrd !== undefined, "kernel");
  needs("--args", options.args !== undefined, "kernel", "tree");
  const more = said({ arguments: options.args });
  if (image !== undefined) {
    return { kind: "image", path: image, ...(options.overlay ? { mode: "overlay" } : {}), ...said({ format }) };
  }
  if (url !== undefined) return { kind: "url", url, ...said({ checksum }) };
  if (iso !== undefined) return { kind: "iso", path: iso, ...said({ checksum }) };
  if (tree !== undefined) return { kind: "tree", url: tree, ...more };
  if (kernel !== undefined) return { kind: "kernel", kernel, ...said({ initrd }), ...more };
  if (disk !== undefined) return { kind: "disk", path: disk, ...said({ format }) };
  if (pxe) return { kind: "pxe" };
  return empty ? { kind: "empty" } : undefined;
}
