import { defineError } from "@hob/errors";

/** A host that cannot be worked with now. */
export const HostUnavailable = defineError("virt.host-unavailable", {
  kind: "unavailable",
  message: (d: { host: string; reason: string }) => `Host '${d.host}' is not connected: ${d.reason}.`,
  hint: "It is retried by itself; check that libvirtd runs there and that its socket may be used.",
});

/** A guest that is not, or no longer, on its host. */
export const GuestNotFound = defineError("virt.guest-not-found", {
  kind: "not-found",
  message: (d: { guest: string; host: string }) => `Guest '${d.guest}' does not exist on host '${d.host}'.`,
});

/** A guest that cannot have another name now. */
export const GuestRenameRefused = defineError("virt.guest-rename-refused", {
  kind: "conflict",
  message: (d: { guest: string; name: string; reason: string }) =>
    `Guest '${d.guest}' cannot be renamed to '${d.name}': ${d.reason}.`,
});

/** A host that removes the state of a TPM with its guest's definition, whatever it is told. */
export const KeepTpmUnsupported = defineError("virt.keep-tpm-unsupported", {
  kind: "unsupported",
  message: (d: { guest: string }) =>
    `The definition of guest '${d.guest}' cannot be removed without the state of its TPM: that needs libvirt 8.9.`,
});

/** A guest that did not come into a wanted state in time. */
export const GuestWaitTimeout = defineError("virt.guest-wait-timeout", {
  kind: "timeout",
  message: (d: { guest: string; wanted: readonly string[]; timeoutMs: number; state: string }) =>
    `Guest '${d.guest}' was not ${d.wanted.map((word) => `'${word}'`).join(" or ")} within ${d.timeoutMs} ms: it is '${d.state}'.`,
});

/** A TCP address on a host that cannot be reached. */
export const DialFailed = defineError("virt.dial-failed", {
  kind: "unavailable",
  message: (d: { host: string; address: string; port: number; reason: string }) =>
    `Cannot reach '${d.address}' port ${d.port} on host '${d.host}': ${d.reason}.`,
});

/** Work on several hosts that was given none. */
export const NoHosts = defineError("virt.no-hosts", {
  kind: "invalid",
  message: (d: { wanted: string }) => `There is no host to find ${d.wanted} of: expected at least one.`,
});

/** A text that names no version. */
export const InvalidVersion = defineError("virt.invalid-version", {
  kind: "invalid",
  message: (d: { version: string }) =>
    `'${d.version}' is not a version: expected one to three numbers as in '9.0.0', with '<', '<=', '=', '>=' or '>' before it at most.`,
});

/** A long piece of work that was given up on request. */
export const JobCancelled = defineError("virt.job-cancelled", {
  kind: "cancelled",
  message: (d: { work: string; guest: string }) => `${sentence(d.work)} of guest '${d.guest}' was given up.`,
});

/** A long piece of work that goes on to its end whatever is wanted. */
export const JobUnabortable = defineError("virt.job-unabortable", {
  kind: "unsupported",
  message: (d: { work: string; guest: string }) =>
    `${sentence(d.work)} of guest '${d.guest}' cannot be given up once it has begun: libvirt goes on to its end.`,
});

/** A guest without a disk of this target. */
export const DiskNotFound = defineError("virt.disk-not-found", {
  kind: "not-found",
  message: (d: { guest: string; disk: string; disks: readonly string[] }) =>
    `Guest '${d.guest}' has no disk '${d.disk}'; it has ${d.disks.map((target) => `'${target}'`).join(", ") || "none"}.`,
});

/** What cannot be done to a disk as it is. */
export const DiskRefused = defineError("virt.disk-refused", {
  kind: "conflict",
  message: (d: { guest: string; disk: string; work: string; reason: string }) =>
    `${sentence(d.work)} disk '${d.disk}' of guest '${d.guest}' is refused: ${d.reason}.`,
});

/** A job of a disk that ended without its work being done. */
export const BlockJobFailed = defineError("virt.block-job-failed", {
  kind: "internal",
  message: (d: { guest: string; disk: string; work: string; reason: string }) =>
    `${sentence(d.work)} disk '${d.disk}' of guest '${d.guest}' did not come to its end: ${d.reason}.`,
  hint: "The guest still uses the images it used before; the host's log of libvirt and of the guest says more.",
});

const sentence = (work: string) => work.charAt(0).toUpperCase() + work.slice(1);

/** A snapshot that cannot be taken, gone back to or deleted as things are. */
export const SnapshotRefused = defineError("virt.snapshot-refused", {
  kind: "conflict",
  message: (d: { guest: string; work: string; reason: string; advice?: string }) =>
    `${sentence(d.work)} of guest '${d.guest}' is refused: ${d.reason}.${d.advice ? ` ${d.advice}.` : ""}`,
});

/** A guest whose file systems were brought to rest, and did not come back. */
export const GuestLeftFrozen = defineError("virt.guest-left-frozen", {
  kind: "internal",
  message: (d: { guest: string; reason: string }) =>
    `The file systems of guest '${d.guest}' were brought to rest and cannot be thawed: ${d.reason.replace(/\.$/, "")}.`,
  hint: "Its programs stand still as soon as they write: thaw it through its agent, or reset it.",
});

/** A guest that is off, of which no backup is made. */
export const BackupNeedsRunning = defineError("virt.backup-needs-running", {
  kind: "unsupported",
  message: (d: { guest: string }) =>
    `No backup is made of guest '${d.guest}', which is off: only the emulator of a running guest makes them.`,
  hint: "Start it, paused if nothing is to run (`start({ paused: true })`), and back it up then; or copy its volumes, which nothing writes to.",
});

/** A backup that ended before everything was copied. */
export const BackupFailed = defineError("virt.backup-failed", {
  kind: "internal",
  message: (d: { guest: string; reason: string }) =>
    `The backup of guest '${d.guest}' did not come to its end: ${d.reason.replace(/\.$/, "")}.`,
  hint: "Begin it anew from the checkpoint that it began from, or without one.",
});
