import type { Output } from "@hob/cli";
import { formatBytes } from "@hob/units";
import type { DesignAnswer } from "../model/index.ts";

/** Prints what would be created: what it takes, every choice with its reason, and the warnings on stderr. */
export async function printDesign(output: Output, design: DesignAnswer): Promise<void> {
  await output.item(design, [
    { title: "Host", value: ({ host }) => `${host.name}: ${host.because}` },
    { title: "Memory", value: ({ memory }) => formatBytes(memory) },
    { title: "vCPUs", value: ({ vcpus }) => vcpus },
    { title: "Disk", value: ({ diskSize }) => (diskSize === null ? "as the image" : formatBytes(diskSize)) },
  ]);
  if (output.format !== "table") return;
  output.raw("");
  await output.list(design.decisions, [
    { title: "what", value: ({ path }) => path },
    { title: "choice", value: ({ value }) => value, prose: true },
    { title: "because", value: ({ because }) => because, prose: true },
  ]);
  for (const warning of design.warnings) output.note(`Warning: ${warning}`);
}
