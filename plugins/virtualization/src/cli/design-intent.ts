import { type GuestIntent, type IntendedDisk, type IntendedNetwork, intentOfDomain } from "@hob/designer";
import { domain, read } from "@hob/libvirt-xml";
import { OptionsConflict } from "./cli-errors.ts";
import { designDisk } from "./design-disk.ts";
import { said as onlySaid } from "./said.ts";

/** What `hob design` takes as wishes. */
export interface DesignOptions extends Pick<
  GuestIntent,
  "memory" | "vcpus" | "machine" | "firmware" | "arch" | "platform" | "graphics"
> {
  readonly name: string | undefined;
  readonly disk: readonly string[];
  readonly cdrom: readonly string[];
  readonly network: readonly string[];
}

/**
 * The wishes as the designer takes them: a disk where none is named, and the network `default`; with a document to start
 * from, what that says and what is added to it.
 *
 * @throws InvalidDisk, OptionsConflict
 */
export function designIntent(options: DesignOptions, base?: string): GuestIntent {
  if (base !== undefined) return addedTo(intentOfDomain(read(domain, base)), options);
  const { name } = options;
  if (name === undefined) throw new OptionsConflict({ problem: "--name is needed where there is no --base." });
  return wishes(name, options);
}

const ofTheDocument = ["machine", "firmware", "arch", "platform", "graphics"] as const;

function addedTo(said: GuestIntent, options: DesignOptions): GuestIntent {
  const twice = ofTheDocument.find((option) => options[option] !== undefined && said[option] !== undefined);
  if (twice !== undefined) {
    throw new OptionsConflict({ problem: `--${twice}: the document of --base says '${said[twice]}', and that stays.` });
  }
  const { name = said.name, memory = said.memory, vcpus = said.vcpus } = options;
  const { machine, firmware, arch, platform, graphics } = options;
  const { disks, networks } = wishes(name, {
    ...options,
    disk: options.disk.length > 0 ? options.disk : ["none"],
    network: options.network.length > 0 ? options.network : ["none"],
  });
  return {
    ...said,
    ...onlySaid({ machine, firmware, arch, platform, graphics }),
    ...{ name, memory, vcpus },
    disks: [...said.disks, ...disks],
    networks: [...said.networks, ...networks],
  };
}

function wishes(name: string, options: DesignOptions): GuestIntent {
  const { memory, vcpus, machine, firmware, arch, platform, graphics } = options;
  const disks = options.disk.length > 0 ? options.disk : ["format=qcow2"];
  const networks = options.network.length > 0 ? options.network : ["default"];
  return {
    name,
    ...onlySaid({ memory, vcpus, machine, firmware, arch, platform, graphics }),
    disks: [
      ...disks.filter((disk) => disk !== "none").map((disk, index) => designDisk(disk, placeOf(name, index))),
      ...options.cdrom.map((path): IntendedDisk => ({
        device: "cdrom",
        source: { kind: "file", path },
        format: "raw",
      })),
    ],
    networks: networks.filter((network) => network !== "none").map(networkOf),
  };
}

const placeOf = (name: string, index: number) =>
  `/var/lib/libvirt/images/${name}${index === 0 ? "" : `-${index + 1}`}.qcow2`;

function networkOf(text: string): IntendedNetwork {
  if (text === "user") return { user: true };
  return text.startsWith("bridge=") ? { bridge: text.slice("bridge=".length) } : { network: text };
}
