import {
  choosePlatform,
  type Design,
  designGuest,
  type DesignInput,
  type DiskSource,
  type IntendedDisk,
} from "@hob/designer";
import { isHobError } from "@hob/errors";
import { domain, type DomainCapabilities, withHobNotes, write } from "@hob/libvirt-xml";
import type { OsDatabase } from "@hob/osinfo";
import { type Bytes, bytes } from "@hob/units";
import type { Host } from "@hob/virt";
import { randomUUID } from "node:crypto";
import type { BuildPlan, PlannedDisk } from "./build-plan.ts";
import type { BuildRequest } from "./build-request.ts";
import { NameInUse, VolumeInUse } from "./builder-errors.ts";
import { checkRequest } from "./plan/check-request.ts";
import { chooseNetwork } from "./plan/choose-network.ts";
import { type ChosenPool, choosePool } from "./plan/choose-pool.ts";
import { diskSize, planSource } from "./plan/plan-source.ts";
import { checkRoom } from "./storage/check-room.ts";
import { orNull } from "./storage/or-null.ts";
import { holdsFiles } from "./storage/pool-details.ts";

/**
 * Finds out what building a guest means on a host: every choice with its reason, every obstacle that can be known.
 * Nothing is changed; an image outside all pools is looked at through a pool that is forgotten at once.
 *
 * @throws UnknownOperatingSystem, NameInUse, VolumeInUse, MediumNotFound, UnknownPool, UnknownNetwork, DiskTooLarge,
 * ImageInUse, InvalidBuildRequest, and what the designer refuses.
 */
export async function planBuild(host: Host, request: BuildRequest, db: OsDatabase): Promise<BuildPlan> {
  const { memory, vcpus, size: asked, firmware, graphics, guestType } = checkRequest(request);
  const { name, machine, arch } = request;
  const os = request.os === undefined ? null : db.get(request.os);
  const capabilities = await host.capabilities();
  const platform = choosePlatform({ os, capabilities, guestType, intent: { machine, arch } });
  if (await orNull(host.guest(name))) throw new NameInUse({ name, host: host.name });
  const pool = await choosePool(host, request.disk?.pool);
  const source = await planSource(host, request.source ?? { kind: "empty" }, pool);
  const network = await chooseNetwork(host, request.network, platform.isQemu);

  const { guestType: type, emulator } = platform;
  const domainCapabilities = await abilities(host, {
    arch: platform.arch,
    guestType: type,
    ...(platform.machine === "" ? {} : { machine: platform.machine }),
    ...(emulator === undefined ? {} : { emulator }),
  });
  const uuid = randomUUID();
  const place = placeVolume(name, pool);
  const design = (size: Bytes | undefined): Design => {
    const disk: IntendedDisk = { device: "disk", source: place.source, format: place.format, size };
    const drive: IntendedDisk[] =
      source.medium === null ? [] : [{ device: "cdrom", source: { kind: "file", path: source.medium }, format: "raw" }];
    const intent: DesignInput["intent"] = {
      name,
      memory,
      vcpus,
      machine,
      arch,
      firmware,
      graphics,
      disks: [disk, ...drive],
      networks: network.networks,
    };
    return designGuest({ os, capabilities, domainCapabilities, guestType, intent, uuid });
  };
  const [size, sizeWarnings] = diskSize(asked, source.from, design(asked as Bytes | undefined).resources.storage);
  if (pool.available !== null) checkRoom(size, pool.name, pool.available);
  await refuseTaken(host, pool, place.volume);

  const { domain: designed, decisions, warnings, resources } = design(bytes(size));
  const notes = { source: sourceNote(source.from, source.medium), disk: `${pool.name}/${place.volume}` };
  const xml = write(domain, { ...designed, metadata: withHobNotes(designed.metadata, notes) });
  return {
    name,
    uuid,
    xml,
    os: os && { id: os.id, name: os.name },
    memory: resources.memory,
    vcpus: resources.vcpus,
    disk: {
      pool: pool.name,
      makePoolAt: pool.isNew ? pool.path : null,
      volume: place.volume,
      path: place.path,
      format: place.format,
      size,
      from: source.from,
    },
    medium: source.medium,
    network: network.name,
    start: request.start ?? true,
    decisions,
    warnings: [
      ...warnings,
      ...source.warnings,
      ...sizeWarnings,
      ...(network.warning === null ? [] : [network.warning]),
    ],
  };
}

/** What the platform can have; null for a hypervisor that does not tell, such as LXC. */
async function abilities(
  host: Host,
  query: Parameters<Host["domainCapabilities"]>[0],
): Promise<DomainCapabilities | null> {
  try {
    return await host.domainCapabilities(query);
  } catch (error) {
    if (isHobError(error, "unsupported")) return null;
    throw error;
  }
}

interface VolumePlace {
  readonly volume: string;
  readonly path: string;
  readonly format: string;
  readonly source: DiskSource;
}

/** Where a guest's volume goes in a pool: named after the guest, an image where the pool holds files. */
function placeVolume(name: string, { name: pool, type, path: directory }: ChosenPool): VolumePlace {
  const format = holdsFiles(type) ? "qcow2" : "raw";
  const volume = holdsFiles(type) ? `${name}.qcow2` : name;
  const path = `${directory ?? pool}/${volume}`;
  if (directory === null) return { volume, path, format, source: { kind: "volume", pool, volume } };
  return { volume, path, format, source: { kind: holdsFiles(type) ? "file" : "block", path } };
}

async function refuseTaken(host: Host, pool: ChosenPool, volume: string): Promise<void> {
  if (pool.available === null) return;
  const taken = await orNull((await host.pool(pool.name)).volume(volume));
  if (taken) throw new VolumeInUse({ volume, pool: pool.name });
}

const sourceNote = (from: PlannedDisk["from"], medium: string | null): string =>
  from ? `${from.mode} ${from.path}` : medium === null ? "empty" : `iso ${medium}`;
