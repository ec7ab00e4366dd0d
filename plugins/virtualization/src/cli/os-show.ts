import { argument, defineCommand, text } from "@hob/cli";
import { type SummaryAmounts, summariseOs } from "@hob/osinfo";
import { formatBytes } from "@hob/units";
import { openOsDatabase } from "./open-os-database.ts";

export default defineCommand({
  description: "Reads the database of this machine (Debian: osinfo-db); needs no server.",
  examples: ["hob os show debian11", "hob os show http://microsoft.com/win/11 --output json"],
  arguments: { id: argument("Short id or id, as `hob os list` names it") },
  options: { arch: text("Architecture whose needs are shown (default: x86_64)", "ARCH") },
  async run({ args, options, output }) {
    const os = (await openOsDatabase(output)).get(args.id);
    const { shortIds, codename, devices, firmware, media, images } = os;
    const shown = { ...summariseOs(os, options.arch), shortIds, codename, devices, firmware, media, images };
    await output.item(shown, [
      { title: "Id", value: () => shortIds.join(", ") },
      { title: "URI", value: ({ uri }) => uri },
      { title: "Name", value: ({ name }) => name },
      { title: "Version", value: ({ version }) => [version, codename].filter(Boolean).join(", ") },
      { title: "Vendor", value: ({ vendor }) => vendor },
      { title: "Family", value: ({ family }) => family },
      { title: "Released", value: ({ releaseDate }) => releaseDate },
      { title: "End of life", value: ({ eolDate }) => eolDate },
      { title: "Minimum", value: ({ minimum }) => sentence(minimum) },
      { title: "Recommended", value: ({ recommended }) => sentence(recommended) },
      { title: "Firmware", value: () => firmware.map(firmwareText).join(", ") },
      { title: "Devices", value: () => devices.map(({ name }) => name).join(", ") || "not listed" },
      { title: "Media", value: () => media.filter(({ url }) => url !== null).length },
      { title: "Images", value: () => images.length },
    ]);
  },
});

const firmwareText = ({ type, arch, supported }: { type: string; arch: string; supported: boolean }) =>
  `${supported ? "" : "not "}${type} on ${arch}`;

function sentence({ vcpus, memory, storage }: SummaryAmounts): string {
  return [
    vcpus === null ? "" : `${vcpus} vCPU${vcpus === 1 ? "" : "s"}`,
    memory === null ? "" : `${formatBytes(memory)} memory`,
    storage === null ? "" : `${formatBytes(storage)} disk`,
  ]
    .filter(Boolean)
    .join(", ");
}
