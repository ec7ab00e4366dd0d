import { editGuest, type GuestChange, type IntendedDisk, type PolicySet } from "@hob/designer";
import { domain, type Domain, type DomainCapabilities, read } from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import type { Guest, Host } from "@hob/virt";
import { ImageInUse, InvalidBuildRequest, VolumeInUse } from "../builder-errors.ts";
import { abilities } from "../plan/abilities.ts";
import { choosePool } from "../plan/choose-pool.ts";
import { readMedium } from "../plan/read-medium.ts";
import { checkRoom } from "../storage/check-room.ts";
import { diskUsers } from "../storage/disk-users.ts";
import { orNull } from "../storage/or-null.ts";
import { holdsFiles } from "../storage/pool-details.ts";
import type { ChangePlan, NewVolume, PlannedChange } from "./change-plan.ts";
import type { ChangeRequest, WantedDisk } from "./change-request.ts";

/** What a change is planned with. */
export interface PlanChangeOptions {
  /** The guest's; null when it is not known. */
  readonly os: OperatingSystem | null;
  readonly policies?: readonly PolicySet[] | undefined;
}

/**
 * Finds out what changes to a guest mean: every choice with its reason, and where its stored definition will differ.
 * Nothing is changed.
 *
 * @throws InvalidBuildRequest, MediumNotFound, ImageInUse, UnknownPool, VolumeInUse, DiskTooLarge, and what the designer
 * refuses.
 */
export async function planChange(
  host: Host,
  guest: Guest,
  requests: readonly ChangeRequest[],
  { os, policies }: PlanChangeOptions,
): Promise<ChangePlan> {
  if (requests.length === 0) {
    throw new InvalidBuildRequest({ what: "Change", value: "nothing", accepted: "at least one change" });
  }
  const before = await guest.xml({ inactive: true });
  const document = read(domain, before);
  const volumes: NewVolume[] = [];
  const warnings: string[] = [];
  const changes: GuestChange[] = [];
  for (const request of requests) {
    if (request.change !== "add-disk") {
      changes.push(request);
      continue;
    }
    const disk = await placeDisk(host, guest.name, request.disk, volumes, warnings);
    changes.push({ change: "add-disk", disk });
  }
  const [capabilities, domainCapabilities] = await Promise.all([host.capabilities(), ownAbilities(host, document)]);
  const edit = editGuest({ xml: before, changes, os, capabilities, domainCapabilities, policies });
  return {
    guest: guest.uuid,
    name: guest.name,
    before,
    xml: edit.xml,
    changes: changes.map(plannedChange),
    volumes,
    decisions: edit.decisions,
    warnings: [...warnings, ...edit.warnings],
    differences: edit.differences.map((difference) => ({ ...difference })),
  };
}

function plannedChange(change: GuestChange): PlannedChange {
  const { change: name } = change;
  if (name === "set-memory") return { change: name, memory: change.memory };
  return name === "set-vcpus" ? { change: name, vcpus: change.vcpus } : { change: name };
}

/** What the guest's own machine can have; null for a hypervisor that does not tell. */
const ownAbilities = (host: Host, { type, os, devices }: Domain): Promise<DomainCapabilities | null> =>
  abilities(host, {
    guestType: type,
    arch: os.type.arch,
    machine: os.type.machine ?? "",
    emulator: devices.emulator,
  });

async function placeDisk(
  host: Host,
  guest: string,
  wanted: WantedDisk,
  volumes: NewVolume[],
  warnings: string[],
): Promise<IntendedDisk> {
  const bus = wanted.bus === undefined ? {} : { bus: wanted.bus };
  if ("path" in wanted) return { ...(await existingDisk(host, wanted, warnings)), ...bus };
  const { size } = wanted;
  if (!Number.isSafeInteger(size) || size < 1) {
    const accepted = "more than nothing, such as '20GiB'";
    throw new InvalidBuildRequest({ what: "Disk size", value: String(size), accepted });
  }
  const pool = await choosePool(host, wanted.pool);
  if (pool.isNew) {
    const accepted = "a pool that is there: make one, or say which";
    throw new InvalidBuildRequest({ what: "Storage pool", value: pool.name, accepted });
  }
  if (pool.available !== null) checkRoom(size, pool.name, pool.available);
  const format = holdsFiles(pool.type) ? "qcow2" : "raw";
  const volume = await freeVolume(host, pool.name, guest, format, volumes);
  // Disks are counted in sectors.
  volumes.push({ pool: pool.name, volume, size: Math.ceil(size / 512) * 512, format });
  const path = pool.path === null ? null : `${pool.path}/${volume}`;
  const source =
    path === null
      ? ({ kind: "volume", pool: pool.name, volume } as const)
      : ({ kind: holdsFiles(pool.type) ? "file" : "block", path } as const);
  return { device: "disk", source, format, ...bus };
}

async function existingDisk(
  host: Host,
  { path, device = "disk", format }: Extract<WantedDisk, { readonly path: string }>,
  warnings: string[],
): Promise<IntendedDisk> {
  const medium = await readMedium(host, device === "disk" ? "Disk" : "ISO", path);
  if (device === "cdrom") return { device, source: { kind: "file", path: medium.path }, format: "raw" };
  const writer = ((await diskUsers(host)).get(medium.path) ?? []).find(({ writes }) => writes);
  if (writer) throw new ImageInUse({ path: medium.path, guest: writer.guest });
  const known = format ?? medium.format ?? "raw";
  if (medium.backing !== null) warnings.push(`The disk lies over '${medium.backing}', which must stay as it is.`);
  const isBlock = medium.path.startsWith("/dev/");
  return { device, source: { kind: isBlock ? "block" : "file", path: medium.path }, format: known };
}

/** A name for a guest's next disk that no volume of the pool has: `web-1-2.qcow2`. */
async function freeVolume(
  host: Host,
  poolName: string,
  guest: string,
  format: string,
  taken: readonly NewVolume[],
): Promise<string> {
  const pool = await host.pool(poolName);
  const ending = format === "raw" ? "" : `.${format}`;
  for (let number = 2; number < 1000; number += 1) {
    const name = `${guest}-${number}${ending}`;
    const isTaken = taken.some(({ pool: other, volume }) => other === poolName && volume === name);
    if (!isTaken && !(await orNull(pool.volume(name)))) return name;
  }
  throw new VolumeInUse({ volume: `${guest}-999${ending}`, pool: poolName });
}
