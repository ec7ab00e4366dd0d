import { argumentList, defineCommand, text } from "@hob/cli";
import type { Amounts, OperatingSystem } from "@hob/osinfo";
import { formatBytes } from "@hob/units";
import { openOsDatabase } from "./open-os-database.ts";
import { osFacts } from "./os-facts.ts";

export default defineCommand({
  description:
    "Reads the database of this machine (Debian: osinfo-db); needs no server. As JSON, one id gives an object, several a list.",
  examples: ["hob os show debian11", "hob os show http://microsoft.com/win/11 win10 --output json"],
  arguments: { ids: argumentList("Short ids or ids, as `hob os list` names them") },
  options: { arch: text("Architecture whose needs are shown (default: x86_64)", "ARCH") },
  async run({ args, options, output }) {
    const db = await openOsDatabase(output);
    const systems = args.ids.map((id) => db.get(id));
    const [first] = systems;
    if (output.format === "table") {
      for (const [index, os] of systems.entries()) {
        if (index > 0) output.raw("");
        await output.item(os, fieldsOf(os, options.arch ?? "x86_64"));
      }
    } else if (systems.length === 1 && first) await output.item(osFacts(first), []);
    else await output.list(systems.map(osFacts), []);
  },
});

const fieldsOf = (os: OperatingSystem, arch: string) => {
  const { minimum, recommended } = os.resources(arch);
  return [
    { title: "Id", value: () => os.shortIds.join(", ") },
    { title: "URI", value: () => os.id },
    { title: "Name", value: () => os.name },
    { title: "Version", value: () => [os.version, os.codename].filter(Boolean).join(", ") },
    { title: "Vendor", value: () => os.vendor },
    { title: "Family", value: () => os.family },
    { title: "Released", value: () => os.releaseDate },
    { title: "End of life", value: () => os.eolDate },
    { title: "Minimum", value: () => sentence(minimum) },
    { title: "Recommended", value: () => sentence(recommended) },
    { title: "Firmware", value: () => os.firmware.map(firmwareText).join(", ") },
    { title: "Devices", value: () => os.devices.map(({ name }) => name).join(", ") || "not listed" },
    { title: "Media", value: () => os.media.filter(({ url }) => url !== null).length },
    { title: "Images", value: () => os.images.length },
    { title: "Unattended", value: () => os.installScripts.map((id) => id.replace(/^https?:\/\//, "")).join(", ") },
  ];
};

const firmwareText = ({ type, arch, supported }: { type: string; arch: string; supported: boolean }) =>
  `${supported ? "" : "not "}${type} on ${arch}`;

function sentence({ vcpus, memory, storage }: Amounts): string {
  return [
    vcpus === null ? "" : `${vcpus} vCPU${vcpus === 1 ? "" : "s"}`,
    memory === null ? "" : `${formatBytes(memory)} memory`,
    storage === null ? "" : `${formatBytes(storage)} disk`,
  ]
    .filter(Boolean)
    .join(", ");
}
