import type { BuildSource } from "../../build-request.ts";
import { filePool, placeVolume } from "../place-volume.ts";
import { type PlannedSource, nothing } from "../planned-source.ts";
import type { SourceContext } from "../source-context.ts";
import { findTree } from "./find-tree.ts";
import { look } from "./url-source.ts";

/** The installer of a network tree: its kernel and initrd become volumes, which go when it is done. */
export async function planTree(
  context: SourceContext,
  source: BuildSource & { readonly kind: "tree" },
): Promise<PlannedSource> {
  const tree = await findTree(source.url, context.arch, context.signal);
  const pool = await filePool(context.host, context.pool);
  const [kernel, initrd] = await Promise.all(
    (["kernel", "initrd"] as const).map(async (id) => {
      const { url, probe, warnings: _, ...rest } = await look(context, tree[id], undefined);
      return placeVolume(context.name, `-${id}.img`, pool, {
        id,
        format: "raw",
        size: probe.length ?? 0,
        content: { kind: "download", download: { ...rest, url, compression: null } },
        until: "installed",
      });
    }),
  );
  const told = tree.urlArgument === null ? [] : [`${tree.urlArgument}=${tree.url}`];
  return {
    ...nothing,
    media: [kernel!, initrd!],
    kernel: {
      kernel: kernel!.path,
      initrd: initrd!.path,
      arguments: [...told, source.arguments ?? ""].filter(Boolean).join(" "),
    },
    tree: { url: tree.url, urlArgument: tree.urlArgument },
    installs: "always",
    note: `tree ${tree.url}`,
  };
}
