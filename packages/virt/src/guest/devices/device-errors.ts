import { defineError } from "@hob/errors";

/** A device that a guest does not have. */
export const DeviceNotFound = defineError("virt.device-not-found", {
  kind: "not-found",
  message: (d: { guest: string; device: string; where: "live" | "config" | "both" }) =>
    `Guest '${d.guest}' has no ${d.device}${whereabouts[d.where]}.`,
});

const whereabouts = {
  live: " while it runs",
  config: " in its stored definition",
  both: "",
} as const;

/** A description that is true of several devices of a guest. */
export const DeviceAmbiguous = defineError("virt.device-ambiguous", {
  kind: "invalid",
  message: (d: { guest: string; device: string; candidates: readonly string[] }) =>
    `Guest '${d.guest}' has ${d.candidates.length} devices that are ${d.device}: ${d.candidates.join(", ")}.`,
  hint: "Name it by its target, MAC address, alias or address.",
});

/** A running guest that did not let a device go. */
export const DeviceDetachFailed = defineError("virt.device-detach-failed", {
  kind: "conflict",
  message: (d: {
    guest: string;
    device: string;
    attempts: number;
    answer: "refused" | "silent";
    timeoutMs: number;
    stored: "removed" | "kept";
  }) =>
    `Guest '${d.guest}' did not let go of ${d.device}: it was asked ${times(d.attempts)} and ${
      d.answer === "refused" ? "refused" : `did not answer within ${d.timeoutMs} ms`
    }. ${d.stored === "removed" ? "The stored definition is without it" : "The stored definition is unchanged"}.`,
  hint: "Unmount or stop what uses it in the guest, see that an operating system runs there, and detach it again.",
});

const times = (count: number) => (count === 1 ? "once" : `${count} times`);
