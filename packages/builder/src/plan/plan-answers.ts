import type { IntendedDisk } from "@hob/designer";
import type { Domain } from "@hob/libvirt-xml";
import type { InjectionMethod, OperatingSystem, OsDatabase } from "@hob/osinfo";
import { carrierImage, initrdAppendix, planUnattended, type UnattendedInput } from "@hob/unattended";
import type { PlannedVolume } from "../build-plan.ts";
import type { UnattendedRequest } from "../build-request.ts";
import { InvalidBuildRequest, UnsuitableSource } from "../builder-errors.ts";
import type { ChosenPool } from "./choose-pool.ts";
import { filePool, placeVolume } from "./place-volume.ts";
import type { SourceContext } from "./source-context.ts";
import type { Secret } from "./plan-seed.ts";
import type { PlannedKernel, PlannedSource } from "./planned-source.ts";

/** What an installer is told. */
export interface Answers {
  readonly volumes: readonly PlannedVolume[];
  readonly drives: readonly IntendedDisk[];
  /** The kernel that takes the answers, where the medium's own boot does not. */
  readonly kernel: PlannedKernel | null;
  readonly arguments: string;
  /** The volume, by id, that answers follow in. */
  readonly tail: string | null;
  /** How often the installer restarts the guest. */
  readonly reboots: number;
  readonly secrets: readonly Secret[];
  readonly warnings: readonly string[];
}

/** An installer that asks. */
export const noAnswers: Answers = {
  volumes: [],
  drives: [],
  kernel: null,
  arguments: "",
  tail: null,
  reboots: 1,
  secrets: [],
  warnings: [],
};

/** What answers are made from. */
export interface AnswersInput {
  readonly name: string;
  readonly unattended: UnattendedRequest;
  readonly os: OperatingSystem | null;
  readonly db: OsDatabase;
  readonly source: PlannedSource;
  /** The guest as it was designed. */
  readonly guest: Domain;
}

/**
 * Plans the answers to the installer's questions, and how it gets them.
 *
 * @throws InvalidBuildRequest, UnsuitableSource, and what `planUnattended` refuses.
 */
export async function planAnswers(
  context: SourceContext,
  { name, unattended, os, db, source, guest }: AnswersInput,
): Promise<Answers> {
  if (os === null) {
    throw new InvalidBuildRequest({
      what: "Operating system",
      value: "none",
      accepted: "what is on the medium, as `hob os list` names it",
    });
  }
  if (source.medium === null && source.tree === null) {
    const reason = "only an ISO and a network tree have an installer that takes answers";
    throw new UnsuitableSource({ what: "An unattended installation", source: source.note, reason });
  }
  const plan = planUnattended({
    os,
    database: db,
    arch: context.arch,
    name,
    source: source.tree ? { kind: "tree", url: source.tree.url } : { kind: "media", media: source.osMedia },
    firmware: guest.os.firmware === "efi" ? "efi" : "bios",
    hasTpm: guest.devices.tpms.length > 0,
    targetBus: busOf(guest),
    ...(unattended.profile === undefined ? {} : { profile: unattended.profile }),
    ...(unattended.injection === undefined ? {} : { injection: unattended.injection as InjectionMethod }),
    ...(unattended.parameters === undefined ? {} : { parameters: unattended.parameters }),
    ...(unattended.virtioWin === undefined ? {} : { virtioWin: unattended.virtioWin }),
  });
  const pool = await filePool(context.host, context.pool);
  const boot = plan.needsKernelBoot && source.kernel === null ? bootVolumes(name, pool, source) : null;
  if (plan.needsKernelBoot && source.kernel === null && boot === null) {
    const reason =
      "its kernel and initrd are not known, and they are what takes the answers; use the system's network tree";
    throw new UnsuitableSource({ what: "An unattended installation", source: source.note, reason });
  }
  const isSecret = plan.files.some(({ hasSecrets }) => hasSecrets);
  const image = carrierImage(plan);
  const volume =
    image &&
    placeVolume(name, image.format === "iso9660" ? "-answers.iso" : "-answers.img", pool, {
      id: "answers",
      format: "raw",
      size: image.bytes.length,
      content: { kind: "vault" },
      until: "installed",
      wipe: isSecret,
    });
  const carrier: IntendedDisk[] =
    image && volume
      ? [
          {
            device: image.device,
            source: { kind: "file", path: volume.path },
            format: "raw",
            ...(image.device === "disk" ? { bus: "usb" } : {}),
          },
        ]
      : [];
  const drivers = plan.drivers.attach.map((path): IntendedDisk => ({
    device: "cdrom",
    source: { kind: "file", path },
    format: "raw",
  }));
  return {
    volumes: [...(volume ? [volume] : []), ...(boot ?? [])],
    drives: [...carrier, ...drivers],
    kernel: boot ? { kernel: boot[0].path, initrd: boot[1].path, arguments: "" } : source.kernel,
    arguments: plan.kernelArguments,
    tail: image ? null : "initrd",
    reboots: plan.reboots,
    secrets: image ? [{ id: "answers", bytes: image.bytes }] : [{ id: "initrd", bytes: initrdAppendix(0, plan.files) }],
    warnings: plan.warnings,
  };
}

/** The kernel and initrd of a medium as volumes, because a medium's own boot loader asks. */
function bootVolumes(
  guest: string,
  pool: ChosenPool,
  { medium, isoBoot }: PlannedSource,
): readonly [PlannedVolume, PlannedVolume] | null {
  if (medium === null || isoBoot === null) return null;
  const volumeOf = (id: "kernel" | "initrd") =>
    placeVolume(guest, `-${id}.img`, pool, {
      id,
      format: "raw",
      size: isoBoot[id].size,
      content: { kind: "iso-file", image: medium, file: isoBoot[id].path },
      until: "installed",
    });
  return [volumeOf("kernel"), volumeOf("initrd")];
}

/** The bus of the disk that is installed on. */
function busOf({ devices }: Domain): NonNullable<UnattendedInput["targetBus"]> {
  const bus = devices.disks.find(({ device }) => (device ?? "disk") === "disk")?.target.bus;
  return buses.find((known) => known === bus) ?? "virtio";
}

const buses = ["virtio", "scsi", "sata", "ide", "usb"] as const;
