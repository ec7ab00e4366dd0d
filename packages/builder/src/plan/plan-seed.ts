import type { IntendedDisk, IntendedSystemInfo } from "@hob/designer";
import { type FirstBoot, seedIso, seedOf } from "@hob/first-boot";
import type { PlannedVolume } from "../build-plan.ts";
import type { BuildSource } from "../build-request.ts";
import { UnsuitableSource } from "../builder-errors.ts";
import { filePool, placeVolume } from "./place-volume.ts";
import type { SourceContext } from "./source-context.ts";

/** Bytes for the vault, by the volume's id. */
export interface Secret {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What the guest reads at its first boot. */
export interface Seed {
  readonly volumes: readonly PlannedVolume[];
  /** The medium's path on the host; null where the firmware tells it, or nothing is told. */
  readonly medium: string | null;
  readonly systemInfo: IntendedSystemInfo | null;
  readonly secrets: readonly Secret[];
  /** The addresses that the guest is told to use, without prefixes. */
  readonly addresses: readonly string[];
  readonly warnings: readonly string[];
}

/** A guest that is told nothing. */
export const noSeed: Seed = { volumes: [], medium: null, systemInfo: null, secrets: [], addresses: [], warnings: [] };

/** What a seed is made from. */
export interface SeedInput {
  readonly firstBoot: FirstBoot;
  readonly uuid: string;
  /** Of the guest's network cards, in their order. */
  readonly macs: readonly string[];
  readonly source: BuildSource | undefined;
}

/**
 * Plans the medium, or the file for the firmware, that the first boot reads. Its bytes are for the vault: nobody can say
 * that there is no secret in a user's own text.
 *
 * @throws UnsuitableSource, InvalidFirstBoot, InvalidText
 */
export async function planSeed(
  context: Pick<SourceContext, "host" | "name" | "pool">,
  { firstBoot, uuid, macs, source }: SeedInput,
): Promise<Seed> {
  if (source?.kind === "iso" || source?.kind === "tree" || source?.kind === "pxe") {
    const reason = "an installer does not read it; give the installer its answers instead";
    throw new UnsuitableSource({ what: "First boot data", source: source.kind, reason });
  }
  const { host, name, pool } = context;
  const told = seedOf(completed(firstBoot, { name, uuid, macs }));
  const isMedium = told.kind === "medium";
  const bytes = isMedium ? seedIso(told.files, told.label) : Buffer.from(told.content);
  const wipe = !isMedium || told.files.some(({ isSecret }) => isSecret);
  const volume = placeVolume(name, isMedium ? "-seed.iso" : "-ignition.json", await filePool(host, pool), {
    id: isMedium ? "seed" : "ignition",
    format: "raw",
    size: bytes.length,
    content: { kind: "vault" },
    until: "first-boot",
    wipe,
  });
  return {
    volumes: [volume],
    medium: isMedium ? volume.path : null,
    systemInfo: isMedium ? null : { entries: [{ name: told.name, file: volume.path }] },
    secrets: [{ id: volume.id, bytes }],
    addresses: toldAddresses(firstBoot),
    warnings: [],
  };
}

function toldAddresses(firstBoot: FirstBoot): readonly string[] {
  if (firstBoot.kind !== "cloud-init" || firstBoot.network?.kind !== "v2") return [];
  const { ethernets = [], bonds = [], vlans = [], bridges = [] } = firstBoot.network;
  const links = [...ethernets, ...bonds, ...vlans, ...bridges];
  return links.flatMap(({ addresses = [] }) => addresses.map((address) => address.replace(/\/.*$/, "")));
}

/** The buses on which QEMU has disks that cannot be written to. */
const readOnlyBuses = ["virtio", "scsi"];

/**
 * A seed's medium as the guest gets it: a disk that it cannot write to, on the bus of the disk it boots from, because the
 * kernels of cloud images lack what drives CDs: Debian's has no SATA. Windows looks for a CD, and other buses have no such disks.
 */
export function seedDisk(path: string, bus: string | undefined, family: string | null): IntendedDisk {
  const source = { kind: "file", path } as const;
  return bus !== undefined && readOnlyBuses.includes(bus) && family !== "winnt"
    ? { device: "disk", source, format: "raw", bus, readonly: true }
    : { device: "cdrom", source, format: "raw" };
}

/** A first boot with what only the guest's plan knows: its name, its UUID, and the addresses of its cards. */
function completed(
  firstBoot: FirstBoot,
  { name, uuid, macs }: { readonly name: string; readonly uuid: string; readonly macs: readonly string[] },
): FirstBoot {
  // A guest's name may be none that a host can have.
  const hostname = firstBoot.hostname ?? (/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) ? name : undefined);
  if (firstBoot.kind === "ignition") return { ...firstBoot, hostname };
  const { network } = firstBoot;
  const cards =
    network?.kind === "v2"
      ? { ...network, ethernets: network.ethernets?.map((card, index) => ({ ...card, mac: card.mac ?? macs[index] })) }
      : network;
  return { ...firstBoot, hostname, instanceId: firstBoot.instanceId ?? uuid, network: cards };
}
