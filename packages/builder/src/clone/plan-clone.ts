import { type Disk, type Domain, domain, edit, hobNotes, osinfoId, read } from "@hob/libvirt-xml";
import type { Host, Volume } from "@hob/virt";
import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path/posix";
import type { BuildPlan, PlannedNvram, PlannedVolume } from "../build-plan.ts";
import { waitGoals } from "../build-request.ts";
import {
  CloneSourceRuns,
  DiskNotCloneable,
  InvalidBuildRequest,
  NameInUse,
  OverlayUnsupported,
} from "../builder-errors.ts";
import { checkPlaces } from "../plan/check-places.ts";
import { amount, word } from "../plan/check-request.ts";
import { type ChosenPool, choosePool } from "../plan/choose-pool.ts";
import { placeVolume, sourceOfVolume } from "../plan/place-volume.ts";
import { noSeed, planSeed } from "../plan/plan-seed.ts";
import { readMedium } from "../plan/read-medium.ts";
import { imageFormat } from "../plan/sources/image-source.ts";
import type { SecretVault } from "../secret-vault.ts";
import { isWritable, sourcesOf } from "../storage/disk-users.ts";
import { findSource } from "../storage/find-source.ts";
import { orNull } from "../storage/or-null.ts";
import { holdsFiles } from "../storage/pool-details.ts";
import { withVolumeAt } from "../storage/with-volume-at.ts";
import { cloneDefinition, movedDisk } from "./clone-definition.ts";
import { type CloneRequest, type DiskCloning, diskClonings } from "./clone-request.ts";
import { withSeedDrive } from "./with-seed-drive.ts";

/** Where libvirt's system daemon keeps the variables of firmware that it chose. @source qemu_domain.c, qemuDomainNVRAMPathFormat */
const nvramFolder = "/var/lib/libvirt/qemu/nvram";

/**
 * Plans a guest after another one, which must be off while its disks are read. The plan is carried out by the same steps
 * as any other.
 *
 * @throws GuestNotFound, NameInUse, CloneSourceRuns, DiskNotCloneable, VolumeInUse, DiskTooLarge, OverlayUnsupported,
 * InvalidBuildRequest
 */
export async function planClone(
  host: Host,
  request: CloneRequest,
  { vault }: { readonly vault?: SecretVault | undefined } = {},
): Promise<BuildPlan> {
  const { name, linked = false } = request;
  const guest = await host.guest(request.source);
  if (await orNull(host.guest(name))) throw new NameInUse({ name, host: host.name });
  const xml = await guest.xml({ inactive: true });
  const source = read(domain, xml);
  const isTemplate = hobNotes(source.metadata)["template"] !== undefined;
  const uuid = randomUUID();
  const warnings: string[] = [];

  const clonings = cloningsOf(source, linked, request.disks ?? {});
  const reads = [...clonings.values()].some((cloning) => cloning === "copy" || cloning === "link");
  const { state } = await guest.info();
  if (reads && state !== "shutoff") throw new CloneSourceRuns({ guest: guest.name, state });

  const volumes: PlannedVolume[] = [];
  const disks = new Map<string, Disk | null>();
  let main: ChosenPool | null = null;
  for (const disk of source.devices.disks) {
    const { dev } = disk.target;
    const cloning = clonings.get(dev);
    if (cloning === "skip") disks.set(dev, null);
    if (cloning === "share" && isWritable(disk)) {
      warnings.push(
        `'${guest.name}' and '${name}' both write to '${sourcesOf(disk)[0] ?? dev}': only what is made for it survives that.`,
      );
    }
    if (cloning !== "copy" && cloning !== "link") continue;
    const { planned, pool } = await planDisk(host, {
      disk,
      cloning,
      request,
      index: volumes.length,
      guest: guest.name,
    });
    main ??= pool;
    volumes.push(planned);
    disks.set(dev, movedDisk(disk, placeOf(planned, pool), planned.format));
  }
  if ([...clonings.values()].includes("link") && !isTemplate) {
    warnings.push(
      `'${guest.name}' must not be started any more: the disks of '${name}' lie over its disks. Make it a template.`,
    );
  }
  if (source.devices.tpms.length > 0)
    warnings.push(`'${name}' begins with an empty TPM: what is sealed by the one of '${guest.name}' stays closed.`);
  if (source.devices.hostdevs.length > 0)
    warnings.push(`'${name}' is given the same devices of the host as '${guest.name}': only one of them can run.`);

  const nvram = request.nvram === false ? null : await planNvram(host, source, name);
  const definition = cloneDefinition(source, {
    name,
    uuid,
    disks,
    nvram: nvram?.to ?? null,
    source: `clone ${guest.name}`,
  });
  const finalXml = edit(xml, domain, () => definition);
  const context = {
    host,
    name,
    pool: main ?? (await choosePool(host, request.pool)),
  };
  const macs = definition.devices.interfaces.map(({ mac }) => mac!);
  const seed =
    request.firstBoot === undefined
      ? noSeed
      : await planSeed(context, { firstBoot: request.firstBoot, uuid, macs, source: undefined });
  const firstXml = seed.volumes.length > 0 ? edit(finalXml, domain, (of) => withSeedDrive(of, seed)) : null;
  const all = [...seed.volumes, ...volumes];
  await checkPlaces(host, context.pool, all);
  for (const { id, bytes: secret } of seed.secrets) vault?.put(uuid, id, secret);

  const network = definition.devices.interfaces.find(({ type }) => type === "network")?.source?.network ?? null;
  const start = request.start ?? false;
  const goal =
    word("What is waited for", request.wait, waitGoals) ??
    (firstXml !== null && start && network !== null ? "address" : "none");
  const keepsSeed = firstXml !== null && goal === "none";
  return {
    name,
    uuid,
    xml: keepsSeed ? firstXml : finalXml,
    firstXml: keepsSeed ? null : firstXml,
    installation: null,
    os: osOf(source),
    memory: source.memory,
    vcpus: source.vcpu?.count ?? 1,
    volumes: all,
    diskSize: volumes[0]?.size ?? null,
    medium: null,
    nvram,
    network,
    start,
    wait: {
      goal,
      timeoutMs: amount("Time to wait", request.waitTimeoutMs, "more than nothing, such as '10min'") ?? 600_000,
      addresses: seed.addresses,
    },
    decisions: [],
    warnings: [...warnings, ...seed.warnings],
  };
}

/** What becomes of each disk and drive, by target. */
function cloningsOf(
  { devices }: Domain,
  linked: boolean,
  asked: Readonly<Record<string, string>>,
): ReadonlyMap<string, DiskCloning> {
  const targets = devices.disks.map(({ target }) => target.dev);
  for (const target of Object.keys(asked)) {
    if (targets.includes(target)) continue;
    throw new InvalidBuildRequest({
      what: "Disk",
      value: target,
      accepted: targets.map((dev) => `'${dev}'`).join(", "),
    });
  }
  return new Map(
    devices.disks.map((disk) => {
      const { dev } = disk.target;
      const own = word(`What becomes of disk '${dev}'`, asked[dev], diskClonings);
      const usual = isWritable(disk) && disk.shareable !== true ? (linked ? "link" : "copy") : "share";
      return [dev, own ?? usual];
    }),
  );
}

interface DiskInput {
  readonly disk: Disk;
  readonly cloning: "copy" | "link";
  readonly request: CloneRequest;
  readonly index: number;
  readonly guest: string;
}

async function planDisk(host: Host, { disk, cloning, request, index, guest }: DiskInput) {
  const [path] = sourcesOf(disk);
  const { dev } = disk.target;
  if (path === undefined) throw new DiskNotCloneable({ disk: dev, guest, type: disk.type });
  const image = await readMedium(host, "Disk", path);
  const own: Volume | null = await findSource(host, path);
  const pool = await choosePool(host, request.pool ?? own?.pool);
  const isFile = holdsFiles(pool.type);
  if (cloning === "link" && !isFile) throw new OverlayUnsupported({ pool: pool.name, type: pool.type });
  // The definition says the format; what the guest wrote onto a raw disk does not.
  const was = imageFormat(image, [], cloning === "link" ? "overlay" : "copy", disk.driver?.type);
  const format = cloning === "link" ? "qcow2" : isFile ? was : "raw";
  const ending = `${index === 0 ? "" : `-${dev}`}${format === "qcow2" ? ".qcow2" : ".img"}`;
  const planned = placeVolume(request.name, ending, pool, {
    id: index === 0 ? "disk" : `disk-${index + 1}`,
    format,
    size: image.size,
    content: { kind: cloning === "link" ? "overlay" : "copy", path: image.path, format: was, size: image.size },
  });
  return { planned, pool };
}

function placeOf(planned: PlannedVolume, pool: ChosenPool): Pick<Disk, "type" | "source"> {
  const place = sourceOfVolume(planned, pool);
  if (place.kind === "file") return { type: "file", source: { file: place.path } };
  if (place.kind === "block") return { type: "block", source: { dev: place.path } };
  return { type: "volume", source: { pool: planned.pool, volume: planned.volume } };
}

/** The file of the firmware's variables; null for a guest that has none, or has never run. */
async function planNvram(host: Host, { name: old, os }: Domain, name: string): Promise<PlannedNvram | null> {
  const told = os.nvram?.path ?? os.nvram?.source?.file;
  const from = told ?? (os.firmware === "efi" ? join(nvramFolder, `${old}_VARS.fd`) : undefined);
  if (from === undefined) return null;
  const there = await orNull(withVolumeAt(host, "File", from, async () => true));
  if (there === null) return null;
  const renamed = basename(from).replace(old, name);
  const to = join(dirname(from), renamed === basename(from) ? `${name}_VARS.fd` : renamed);
  return { from, to };
}

function osOf({ metadata }: Domain): BuildPlan["os"] {
  const id = osinfoId(metadata);
  return id === undefined || id === null ? null : { id, name: id };
}
