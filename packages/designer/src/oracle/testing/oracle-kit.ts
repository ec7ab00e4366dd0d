import { type Bed, type BedOptions } from "@hob/beds";
import {
  type Capabilities,
  capabilities,
  domain,
  type DomainCapabilities,
  domainCapabilities,
  read,
} from "@hob/libvirt-xml";
import { loadOsinfo, type OperatingSystem, type OsDatabase } from "@hob/osinfo";
import { gibibytes } from "@hob/units";
import { join } from "node:path";
import { choosePlatform } from "../../choose-platform.ts";
import { type Design, designGuest } from "../../design-guest.ts";
import type { GuestIntent } from "../../guest-intent.ts";
import type { Platform } from "../../platform.ts";
import { startArchitecturesBed } from "./architectures-bed.ts";
import { compareGuests, type GuestComparison } from "../compare-guests.ts";
import { guestParts } from "../guest-parts.ts";
import type { OracleCase } from "../oracle-case.ts";
import { startVirtInstall, type VirtInstall } from "../virt-install.ts";

/** What came of it. */
export interface OracleResult extends GuestComparison {
  readonly wanted: OracleCase;
  /** How long virt-install's program took in process, and our design, in milliseconds. */
  readonly ms: { readonly theirs: number; readonly ours: number };
}

/** The designer and virt-install beside each other, over one libvirtd. */
export interface Oracle extends AsyncDisposable {
  readonly bed: Bed;
  readonly db: OsDatabase;
  readonly virtInstall: VirtInstall;
  /** The words by which virt-install is asked for the same. */
  words(wanted: OracleCase): string[];
  /** Our design of it. */
  design(wanted: OracleCase): Promise<Design>;
  /** Both, each as libvirtd keeps it after its schema has accepted it. */
  compare(wanted: OracleCase): Promise<OracleResult>;
}

/** Starts the bed, virt-install's program, and reads osinfo-db. */
export async function startOracle(options: BedOptions = {}): Promise<Oracle> {
  const [db, bed] = await Promise.all([loadOsinfo(), startArchitecturesBed(options)]);
  const host = read(capabilities, await bed.virsh("capabilities"));
  const virtInstall = await startVirtInstall(bed.uri);
  const disk = join(bed.poolPath, "peer.qcow2");
  const known = new Map<string, Promise<DomainCapabilities>>();

  const domcaps = ({ arch, machine, guestType }: Platform): Promise<DomainCapabilities> => {
    const key = `${guestType} ${arch} ${machine}`;
    const words = ["domcapabilities", "--arch", arch, "--machine", machine, "--virttype", guestType];
    const asked = known.get(key) ?? bed.virsh(...words).then((xml) => read(domainCapabilities, xml));
    known.set(key, asked);
    return asked;
  };
  const design = async (wanted: OracleCase): Promise<Design> => {
    const input = designInput(db.get(wanted.os), host, wanted, disk);
    return designGuest({ ...input, domainCapabilities: await domcaps(choosePlatform(input)) });
  };
  const words = (wanted: OracleCase) => virtInstallWords(db.get(wanted.os), wanted, disk);
  return {
    bed,
    db,
    virtInstall,
    words,
    design,
    async compare(wanted) {
      const begun = performance.now();
      const { xml } = await design(wanted);
      const ours = performance.now() - begun;
      const theirs = await virtInstall.design(words(wanted));
      const keep = async (made: string) => guestParts(read(domain, await virtInstall.define(made)));
      return {
        wanted,
        ms: { theirs: theirs.ms, ours },
        ...compareGuests(await keep(xml), await keep(theirs.xml)),
      };
    },
    async [Symbol.asyncDispose]() {
      await virtInstall[Symbol.asyncDispose]();
      await bed.stop();
    },
  };
}

function designInput(os: OperatingSystem, host: Capabilities, wanted: OracleCase, disk: string) {
  const { arch, machine, firmware, graphics } = wanted;
  const isUnsaid = isMemoryUnsaid(os, arch);
  const intent: GuestIntent = {
    name: "peer",
    memory: isUnsaid ? gibibytes(1) : undefined,
    arch,
    machine: machine ?? undefined,
    firmware: firmware ?? undefined,
    graphics,
    boot: ["disk"],
    disks: [
      { device: "disk", source: { kind: "file", path: disk }, format: "qcow2" },
      { device: "cdrom", source: { kind: "empty" }, format: "raw" },
    ],
    networks: [{ user: true }],
  };
  return { os, capabilities: host, guestType: wanted.guestType, intent };
}

/** Whether virt-install has no default, and refuses to go on unless told: then both are told the same. */
function isMemoryUnsaid(os: OperatingSystem, arch: string): boolean {
  const { minimum, recommended } = os.resources(arch);
  return minimum.memory === null && recommended.memory === null;
}

function virtInstallWords(os: OperatingSystem, wanted: OracleCase, disk: string): string[] {
  const { guestType, arch, machine, firmware, graphics } = wanted;
  const isUnsaid = isMemoryUnsaid(os, arch);
  return [
    ...["--name", "peer", "--virt-type", guestType, "--arch", arch, "--osinfo", os.shortId],
    ...(machine === null ? [] : ["--machine", machine]),
    ...(isUnsaid ? ["--memory", "1024"] : []),
    ...["--disk", `path=${disk},size=20,format=qcow2`, "--disk", "device=cdrom"],
    ...["--network", "user", "--graphics", graphics],
    ...(firmware === "efi" ? ["--boot", "uefi"] : []),
    ...["--check", "all=off", "--import", "--print-xml", "--dry-run"],
  ];
}
