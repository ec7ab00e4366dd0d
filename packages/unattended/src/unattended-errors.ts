import { defineError } from "@hob/errors";

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

/** A parameter that cannot be used. A secret's value is not in it. */
export const InvalidParameter = defineError("unattended.invalid-parameter", {
  kind: "invalid",
  message: (d: { name: string; value: string | null; accepted: string }) =>
    `Parameter '${d.name}'${d.value === null ? "" : ` is '${d.value}' and`} must be ${d.accepted}.`,
});

/** A parameter that there is not. */
export const UnknownParameter = defineError("unattended.unknown-parameter", {
  kind: "invalid",
  message: (d: { name: string; known: readonly string[] }) => `Parameter '${d.name}' is unknown.`,
  hint: (d) => `Known are ${list(d.known)}.`,
});

/** Parameters without which the installer would stop and ask. */
export const MissingParameters = defineError("unattended.missing-parameters", {
  kind: "invalid",
  message: (d: { os: string; names: readonly string[]; accepted: readonly string[] }) =>
    `Unattended installation of '${d.os}' needs the parameter${d.names.length > 1 ? "s" : ""} ${list(d.names)}.`,
  hint: (d) => d.names.map((name, index) => `'${name}' is ${d.accepted[index]}`).join("; "),
});

/** A profile that there are no answers for. */
export const UnknownProfile = defineError("unattended.unknown-profile", {
  kind: "invalid",
  message: (d: { os: string; profile: string; known: readonly string[] }) =>
    `Unattended installation of '${d.os}' has no profile '${d.profile}'; it has ${list(d.known)}.`,
});

/** A way to the installer that it does not know. */
export const ImpossibleInjection = defineError("unattended.impossible-injection", {
  kind: "invalid",
  message: (d: { os: string; method: string; known: readonly string[] }) =>
    `The installer of '${d.os}' does not find its answers by '${d.method}'; it does by ${list(d.known)}.`,
});

/** A system that nothing here can install without questions. */
export const NoUnattendedInstallation = defineError("unattended.not-possible", {
  kind: "unsupported",
  message: (d: { os: string; because: string }) => `'${d.os}' cannot be installed unattended: ${d.because}.`,
});
