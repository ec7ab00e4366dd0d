import { defineError } from "@hob/errors";
import { formatDuration } from "@hob/units";

/** No session and no token came with the request, or it has ended. */
export const NotSignedIn = defineError("server.not-signed-in", {
  kind: "unauthenticated",
  message: (d: { reason: string }) => `You are not logged in: ${d.reason}.`,
  hint: "Log in with `POST /api/session`, or send an API token as `Authorization: Bearer …`.",
});

/** The user is known but may not. */
export const PermissionDenied = defineError("server.permission-denied", {
  kind: "denied",
  message: (d: { user: string; permission: string }) => `'${d.user}' does not have the permission '${d.permission}'.`,
  hint: "Ask an administrator for a role that has it.",
});

/** User name or password is wrong; which one is not said. */
export const WrongCredentials = defineError("server.wrong-credentials", {
  kind: "unauthenticated",
  message: () => "The user name or the password is wrong.",
});

/** Whoever changes a password has to know the one before. */
export const CurrentPasswordWrong = defineError("server.current-password-wrong", {
  kind: "denied",
  message: () => "The current password is wrong.",
});

/** Too many wrong passwords for an account or from an address. */
export const LockedOut = defineError("server.locked-out", {
  kind: "denied",
  message: (d: { what: string; retryAfterMs: number }) =>
    `Too many failed log-ins for ${d.what}: try again in ${formatDuration(Math.max(1000, d.retryAfterMs))}.`,
  hint: "Waiting is enough; the right password is not accepted before either.",
});

/** More log-ins at once than the server checks. */
export const TooManyLogIns = defineError("server.too-many-log-ins", {
  kind: "unavailable",
  message: (d: { waiting: number }) => `${d.waiting} log-ins are being checked already.`,
  hint: "Try again in a few seconds.",
});

/** A browser sent the request from another site. */
export const ForeignRequest = defineError("server.foreign-request", {
  kind: "denied",
  message: (d: { reason: string }) => `The request was refused because it may come from another web site: ${d.reason}.`,
  hint: "Programs that send the session's cookie also send the header `x-requested-by: hob`.",
});

/** The one-time link is not the newest one, or was used. */
export const SetupLinkInvalid = defineError("server.setup-link-invalid", {
  kind: "denied",
  message: () =>
    "This set-up link is not valid: it was used, or the server was started again since and printed a new one.",
  hint: "Use the newest link that the server printed.",
});

/** The first administrator is there already. */
export const SetupDone = defineError("server.setup-done", {
  kind: "conflict",
  message: () => "The first administrator exists already.",
  hint: "Log in, or ask an administrator for an account.",
});

/** A user name is in use. */
export const UserNameTaken = defineError("server.user-name-taken", {
  kind: "conflict",
  message: (d: { name: string }) => `A user named '${d.name}' exists already.`,
  hint: "Choose another name.",
});

/** No such user. */
export const UserNotFound = defineError("server.user-not-found", {
  kind: "not-found",
  message: (d: { id: string }) => `There is no user '${d.id}'.`,
  hint: "List the users with `GET /api/users`.",
});

/** Without an administrator nobody could administer. */
export const LastAdministrator = defineError("server.last-administrator", {
  kind: "conflict",
  message: (d: { name: string }) => `'${d.name}' is the last administrator.`,
  hint: "Make another user an administrator first.",
});

/** No such API token of this user. */
export const TokenNotFound = defineError("server.token-not-found", {
  kind: "not-found",
  message: (d: { id: string }) => `You have no API token '${d.id}'.`,
  hint: "List your tokens with `GET /api/tokens`.",
});
