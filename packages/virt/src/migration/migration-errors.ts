import { defineError } from "@hob/errors";

/** A migration that would not work, or would harm. `reasons` are all that stand against it, in sentences. */
export const MigrationBlocked = defineError("virt.migration-blocked", {
  kind: "conflict",
  message: (d: { guest: string; from: string; to: string; reasons: readonly string[] }) =>
    `Guest '${d.guest}' cannot be migrated from '${d.from}' to '${d.to}': ${d.reasons.join(" ").replace(/\.$/, "")}.`,
});

/** Options that contradict each other, or lack something. */
export const InvalidMigration = defineError("virt.invalid-migration", {
  kind: "invalid",
  message: (d: { guest: string; reason: string }) => `Guest '${d.guest}' cannot be migrated like this: ${d.reason}.`,
});

/** Where a guest is after a migration that did not work. `host` names it; null when it runs nowhere. */
interface Aftermath {
  readonly [name: string]: unknown;
  readonly guest: string;
  readonly from: string;
  readonly to: string;
  /** In which phase it ended. */
  readonly phase: string;
  /** The host that has the guest now; null when none has. */
  readonly host: string | null;
  readonly reason: string;
}

const whereabouts = ({ host }: Aftermath) =>
  host === null ? "It runs on neither host." : `It is on '${host}', as before.`;
const journey = ({ guest, from, to, phase }: Aftermath) =>
  `of guest '${guest}' from '${from}' to '${to}', while ${phase}`;

/** A migration that libvirt gave up. The cause is what libvirt said. */
export const MigrationFailed = defineError("virt.migration-failed", {
  kind: "internal",
  message: (d: Aftermath) => `The migration ${journey(d)}, failed: ${d.reason.replace(/\.$/, "")}. ${whereabouts(d)}`,
});

/** A migration that its caller gave up. */
export const MigrationAborted = defineError("virt.migration-aborted", {
  kind: "cancelled",
  message: (d: Aftermath) => `The migration ${journey(d)}, was aborted. ${whereabouts(d)}`,
});

/** A migration that took longer than it was given. */
export const MigrationTimeout = defineError("virt.migration-timeout", {
  kind: "timeout",
  message: (d: Aftermath) => `The migration ${journey(d)}, took too long: ${d.reason}. ${whereabouts(d)}`,
});

/** A migration during which a host was lost, and which was set right. */
export const MigrationInterrupted = defineError("virt.migration-interrupted", {
  kind: "unavailable",
  message: (d: Aftermath) =>
    `The migration ${journey(d)}, was interrupted: ${d.reason.replace(/\.$/, "")}. ${whereabouts(d)}`,
});

/** A migration during which a host was lost, and of which it is not known where the guest is. */
export const MigrationUndecided = defineError("virt.migration-undecided", {
  kind: "unavailable",
  message: (d: { guest: string; from: string; to: string; reason: string }) =>
    `It is not known whether guest '${d.guest}' is on '${d.from}' or '${d.to}': ${d.reason.replace(/\.$/, "")}.`,
  hint: (d) =>
    `Look at both hosts before you start or resume it anywhere; a copy that is paused on '${d.from}' must go on only if none runs on '${d.to}'.`,
});

/** A post-copy migration that broke off: the guest's memory is on both hosts, and it can only go on. */
export const MigrationSplit = defineError("virt.migration-split", {
  kind: "conflict",
  message: (d: { guest: string; from: string; to: string; reason: string }) =>
    `Guest '${d.guest}' is between '${d.from}' and '${d.to}': post-copy broke off, ${d.reason.replace(/\.$/, "")}.`,
  hint: "Its memory is on both hosts: mend what lies between them, then migrate it again with 'resume'.",
});
