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
