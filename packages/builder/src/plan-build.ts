import { choosePlatform, type Design, designGuest, type IntendedDisk, type IntendedNetwork } from "@hob/designer";
import { domain, edit, hobNotes, read, withHobNotes } from "@hob/libvirt-xml";
import type { OsDatabase } from "@hob/osinfo";
import { type Bytes, bytes } from "@hob/units";
import type { Host } from "@hob/virt";
import { randomUUID } from "node:crypto";
import type { BuildPlan, PlannedVolume } from "./build-plan.ts";
import type { BuildRequest } from "./build-request.ts";
import { NameInUse } from "./builder-errors.ts";
import { abilities } from "./plan/abilities.ts";
import { checkPlaces } from "./plan/check-places.ts";
import { checkRequest } from "./plan/check-request.ts";
import { chooseNetwork } from "./plan/choose-network.ts";
import { choosePool } from "./plan/choose-pool.ts";
import { type Answers, noAnswers, planAnswers } from "./plan/plan-answers.ts";
import { noSeed, planSeed, type Seed, seedDisk } from "./plan/plan-seed.ts";
import { diskSize, planSource } from "./plan/plan-source.ts";
import { placeVolume, sourceOfVolume } from "./plan/place-volume.ts";
import { policySets } from "./plan/policy-sets.ts";
import { randomMac } from "./plan/random-mac.ts";
import type { SecretVault } from "./secret-vault.ts";
import { orNull } from "./storage/or-null.ts";
import { holdsFiles } from "./storage/pool-details.ts";

/** What a plan is made with besides the request. */
export interface PlanOptions {
  /** Where secrets are put that the plan must not hold. A dry run has none. */
  readonly vault?: SecretVault | undefined;
  readonly signal?: AbortSignal | undefined;
}

const usualWaitMs = 10 * 60_000;
const usualInstallMs = 6 * 60 * 60_000;

/**
 * Finds out what building a guest means on a host: every choice with its reason, every obstacle that can be known.
 * Nothing is changed; an image outside all pools is looked at through a pool that is forgotten at once.
 *
 * @throws UnknownOperatingSystem, NameInUse, VolumeInUse, MediumNotFound, UnknownPool, UnknownNetwork, DiskTooLarge,
 * ImageInUse, DiskInUse, InvalidBuildRequest, InvalidUrl, DownloadFailed, InvalidChecksum, UnsafeImage, TreeNotFound, and
 * what the designer, cloud-init's and the installers' writers refuse.
 */
export async function planBuild(
  host: Host,
  request: BuildRequest,
  db: OsDatabase,
  { vault, signal }: PlanOptions = {},
): Promise<BuildPlan> {
  const checked = checkRequest(request);
  const { guestType } = checked;
  const { name, machine, arch } = request;
  const policies = policySets(request.policy);
  const os = request.os === undefined ? null : db.get(request.os);
  const capabilities = await host.capabilities();
  const platform = choosePlatform({ os, capabilities, guestType, intent: { machine, arch } });
  if (await orNull(host.guest(name))) throw new NameInUse({ name, host: host.name });
  const pool = await choosePool(host, request.disk?.pool);
  const isUnattended = request.unattended !== undefined;
  const context = { host, name, pool, arch: platform.arch, db, isUnattended, signal };
  const source = await planSource(context, request.source ?? { kind: "empty" });
  const network = await chooseNetwork(host, request.network, platform.isQemu);
  const networks = network.networks.map((each): IntendedNetwork => ({ ...each, mac: randomMac(platform.guestType) }));
  const macs = networks.map(({ mac }) => mac!);
  const uuid = randomUUID();

  const seed: Seed =
    request.firstBoot === undefined
      ? noSeed
      : await planSeed(context, { firstBoot: request.firstBoot, uuid, macs, source: request.source });
  let answers: Answers = noAnswers;
  let mainBus: string | undefined;

  const domainCapabilities = await abilities(host, platform);
  const format = source.format ?? (holdsFiles(pool.type) ? "qcow2" : "raw");
  const ending = format === "qcow2" ? ".qcow2" : ".img";
  const place = placeVolume(name, ending, pool, {
    id: "disk",
    format,
    size: 0,
    content: source.content ?? { kind: "empty" },
  });

  const waits = checked.installTimeoutMs !== undefined || request.unattended !== undefined;
  const installs = source.installs === "always" || (source.installs === "when-asked" && waits);
  const start = request.start ?? true;
  const isNetworkFirst = installs && request.source?.kind === "pxe";

  const design = (phase: "first" | "final", size: Bytes | undefined): Design => {
    const disk: IntendedDisk = source.existing ?? {
      device: "disk",
      source: sourceOfVolume(place, pool),
      format: place.format,
      size,
    };
    const isLast = phase === "final" && installs;
    const drives: IntendedDisk[] = [
      ...(source.medium === null ? [] : [isLast ? emptyDrive : drive(source.medium)]),
      ...(phase === "first" ? answers.drives : []),
      ...(phase === "first" && seed.medium !== null ? [seedDisk(seed.medium, mainBus, os?.family ?? null)] : []),
    ];
    const kernel = installs ? (phase === "first" ? (answers.kernel ?? source.kernel) : null) : source.kernel;
    const kernelArguments = joined(kernel?.arguments ?? "", installs ? answers.arguments : "");
    const made = designGuest({
      os,
      capabilities,
      domainCapabilities,
      guestType,
      uuid,
      ...(policies.length > 0 ? { policies } : {}),
      ...(request.overrides ? { overrides: request.overrides } : {}),
      intent: {
        name,
        memory: checked.memory,
        vcpus: checked.vcpus,
        machine,
        arch,
        firmware: checked.firmware,
        graphics: checked.graphics,
        disks: [disk, ...drives],
        networks,
        ...(kernel ? { kernel: { kernel: kernel.kernel, initrd: kernel.initrd, arguments: kernelArguments } } : {}),
        ...(phase === "first" && installs ? { lifecycle: { onReboot: "destroy" } } : {}),
        ...(phase === "first" && isNetworkFirst ? { boot: ["network", "disk"] } : {}),
        ...(phase === "first" && seed.systemInfo ? { systemInfo: seed.systemInfo } : {}),
      },
    });
    const { metadata } = read(domain, made.xml);
    const own = source.existing ? source.note : `${pool.name}/${place.volume}`;
    const stage = phase === "first" && (installs || seed.volumes.length > 0);
    const notes = {
      ...hobNotes(metadata),
      source: source.note,
      disk: own,
      ...(stage ? { phase: installs ? "installing" : "first-boot" } : {}),
    };
    return { ...made, xml: edit(made.xml, domain, (guest) => ({ ...guest, metadata: withHobNotes(metadata, notes) })) };
  };

  const { domain: guest, resources } = design("final", checked.size);
  const usual = resources.storage;
  mainBus = guest.devices.disks[0]?.target.bus;
  if (request.unattended !== undefined) {
    answers = await planAnswers(context, { name, unattended: request.unattended, os, db, source, guest });
  }
  const [size, sizeWarnings] =
    source.existing || (source.smallest === 0 && source.content?.kind === "download" && checked.size === undefined)
      ? [source.existing?.size ?? 0, []]
      : diskSize(checked.size, source.smallest, usual);
  const disk: PlannedVolume[] = source.content === null ? [] : [{ ...place, size, content: source.content }];
  // What is fetched comes before what is taken out of it.
  const media = withTail([...source.media, ...answers.volumes], answers.tail);
  const volumes = [...seed.volumes, ...media, ...disk];
  await checkPlaces(host, pool, volumes);

  const final = design("final", size > 0 ? bytes(size) : undefined);
  const hasFirst = installs || seed.volumes.length > 0;
  const first = hasFirst ? design("first", size > 0 ? bytes(size) : undefined) : null;
  for (const { id, bytes: secret } of [...answers.secrets, ...seed.secrets]) vault?.put(uuid, id, secret);
  const goal = checked.wait ?? (seed.volumes.length > 0 && network.name !== null && start ? "address" : "none");
  // A seed that nobody watches being read stays.
  const keepsSeed = !installs && goal === "none" && first !== null;
  return {
    name,
    uuid,
    xml: keepsSeed ? first.xml : final.xml,
    firstXml: keepsSeed ? null : (first?.xml ?? null),
    installation: installs
      ? { boots: Math.max(answers.reboots, 1), timeoutMs: checked.installTimeoutMs ?? usualInstallMs }
      : null,
    os: os && { id: os.id, name: os.name },
    memory: final.resources.memory,
    vcpus: final.resources.vcpus,
    volumes,
    diskSize: source.existing ? null : size > 0 ? size : null,
    medium: source.medium,
    nvram: null,
    network: network.name,
    start,
    wait: { goal, timeoutMs: checked.waitTimeoutMs ?? usualWaitMs, addresses: seed.addresses },
    decisions: (first ?? final).decisions,
    warnings: [
      ...new Set([...final.warnings, ...(first?.warnings ?? [])]),
      ...source.warnings,
      ...sizeWarnings,
      ...answers.warnings,
      ...seed.warnings,
      ...(keepsSeed
        ? ["The first boot's medium stays with the guest, secrets included: its first boot is not waited for."]
        : []),
      ...(network.warning === null ? [] : [network.warning]),
    ],
  };
}

/** A kernel's arguments, and those of the answers that are not among them. */
function joined(own: string, more: string): string {
  const known = new Set(own.split(" "));
  return [own, ...more.split(" ").filter((word) => !known.has(word))].filter(Boolean).join(" ");
}

const drive = (path: string): IntendedDisk => ({ device: "cdrom", source: { kind: "file", path }, format: "raw" });
const emptyDrive: IntendedDisk = { device: "cdrom", source: { kind: "empty" }, format: "raw" };

/** The volumes with the one that answers follow in, if they do. */
function withTail(volumes: readonly PlannedVolume[], tail: string | null): readonly PlannedVolume[] {
  return volumes.map((volume) => (volume.id === tail ? { ...volume, hasSecretTail: true, wipe: true } : volume));
}
