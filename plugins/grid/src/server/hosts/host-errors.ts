import { defineError } from "@hob/errors";

/** There is no host of that id or name. */
export const HostNotFound = defineError("grid.host-not-found", {
  kind: "not-found",
  message: (d: { host: string; known: readonly string[] }) =>
    `Host '${d.host}' does not exist; there ${d.known.length === 1 ? "is" : "are"} ${
      d.known.length === 0 ? "none" : d.known.map((name) => `'${name}'`).join(", ")
    }.`,
  hint: "See all with `hob host list`.",
});

/** A host has no connection right now, so nothing can be done on it. */
export const HostNotConnected = defineError("grid.host-not-connected", {
  kind: "unavailable",
  message: (d: { name: string; reason: string | null }) =>
    `Host '${d.name}' is not connected${d.reason === null ? "" : `: ${d.reason.replace(/\.$/, "")}`}.`,
  hint: "Hob keeps trying; it goes on by itself once libvirtd answers again.",
});

/** A host to be added did not answer; nothing was stored. */
export const HostUnreachable = defineError("grid.host-unreachable", {
  kind: "unavailable",
  message: (d: { uri: string; reason: string }) =>
    `Host '${d.uri}' cannot be reached: ${d.reason.replace(/\.$/, "")}. It was not added.`,
  hint: "Is libvirtd running there, and may this user open its socket? `systemctl start libvirtd` starts it.",
});

/** Two hosts would be reached by the same URI. */
export const HostUriTaken = defineError("grid.host-uri-taken", {
  kind: "conflict",
  message: (d: { uri: string; host: string }) => `'${d.uri}' is host '${d.host}' already.`,
});

/** Two hosts would have the same name. */
export const HostNameTaken = defineError("grid.host-name-taken", {
  kind: "conflict",
  message: (d: { name: string; uri: string }) => `A host named '${d.name}' exists already: '${d.uri}'.`,
  hint: "Names tell hosts apart on the command line: choose another.",
});
