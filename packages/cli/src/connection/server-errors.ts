import { defineError } from "@hob/errors";

/** Nobody has logged in to this server from here. */
export const NotLoggedIn = defineError("cli.not-logged-in", {
  kind: "unauthenticated",
  message: (d: { url: string }) => `You are not logged in to ${d.url}.`,
  hint: "Run `hob login`, or set HOB_SERVER and HOB_TOKEN.",
});

/** The server does not know the token, or no longer. */
export const TokenRefused = defineError("cli.token-refused", {
  kind: "unauthenticated",
  message: (d: { reason: string }) => d.reason,
  hint: "Run `hob login` again, or correct HOB_TOKEN.",
});

/** A text that is no server's address. */
export const InvalidServer = defineError("cli.invalid-server", {
  kind: "invalid",
  message: (d: { value: string }) => `'${d.value}' is not a server's address.`,
  hint: "Write it like http://127.0.0.1:9090 or https://hob.example.",
});

/** The file of saved log-ins cannot be understood. */
export const CredentialsUnreadable = defineError("cli.credentials-unreadable", {
  kind: "internal",
  message: (d: { path: string; reason: string }) => `The saved log-ins in '${d.path}' cannot be read: ${d.reason}.`,
  hint: "Remove the file and run `hob login` again.",
});

/** The new password was typed in two ways. */
export const PasswordsDiffer = defineError("cli.passwords-differ", {
  kind: "invalid",
  message: () => "The two passwords are not the same.",
});
