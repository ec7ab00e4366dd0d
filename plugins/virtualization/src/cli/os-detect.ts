import { argument, defineCommand } from "@hob/cli";
import { detectLocation } from "@hob/osinfo";
import { openOsDatabase } from "./open-os-database.ts";

export default defineCommand({
  description:
    "Says what an ISO image, or an installation tree in a directory or on a web server, installs. Of an image on a web server only some parts are fetched. Needs no server of Hob.",
  examples: [
    "hob os detect debian-12.5.0-amd64-netinst.iso",
    "hob os detect https://example.org/fedora/36/ --output json",
  ],
  arguments: { location: argument("A path, or an http or https URL") },
  async run({ args, output }) {
    const { kind, os, media, languages, tree, volume } = await detectLocation(
      args.location,
      await openOsDatabase(output),
    );
    const boot =
      media?.kernel && media.initrd ? { kernel: media.kernel, initrd: media.initrd } : (tree?.boot[0] ?? null);
    const detected = {
      shortId: os?.shortId ?? null,
      id: os?.id ?? null,
      name: os?.name ?? null,
      kind,
      arch: media?.arch ?? tree?.arch ?? null,
      variants: media?.variants ?? [],
      languages,
      isLive: media?.isLive ?? null,
      isInstaller: media?.isInstaller ?? null,
      isBootable: volume?.isBootable ?? null,
      volumeId: volume?.volumeId ?? null,
      kernel: boot?.kernel ?? null,
      initrd: boot?.initrd ?? null,
    };
    await output.item(detected, [
      { title: "Id", value: ({ shortId }) => shortId ?? "unknown" },
      { title: "URI", value: ({ id }) => id },
      { title: "Name", value: ({ name }) => name },
      { title: "Kind", value: () => (kind === "iso" ? "ISO image" : "installation tree") },
      { title: "Label", value: ({ volumeId }) => volumeId },
      { title: "Architecture", value: ({ arch }) => arch },
      { title: "Variants", value: ({ variants }) => variants.join(", ") },
      { title: "Languages", value: () => languages.join(", ") },
      { title: "Boots", value: ({ isBootable }) => (isBootable === null ? null : isBootable ? "yes" : "no") },
      { title: "Kernel", value: ({ kernel }) => kernel },
      { title: "Initrd", value: ({ initrd }) => initrd },
    ]);
  },
});
