import type { BuildSource } from "../../build-request.ts";
import { type PlannedSource, nothing } from "../planned-source.ts";
import type { SourceContext } from "../source-context.ts";
import { readMedium } from "../read-medium.ts";

/** A kernel and initrd on the host. */
export async function planKernel(
  { host }: SourceContext,
  source: BuildSource & { readonly kind: "kernel" },
): Promise<PlannedSource> {
  const kernel = await readMedium(host, "Kernel", source.kernel);
  const initrd = source.initrd === undefined ? undefined : await readMedium(host, "Initrd", source.initrd);
  return {
    ...nothing,
    kernel: { kernel: kernel.path, initrd: initrd?.path, arguments: source.arguments ?? "" },
    installs: "when-asked",
    note: `kernel ${kernel.path}`,
  };
}
