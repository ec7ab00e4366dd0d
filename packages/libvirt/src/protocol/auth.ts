// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { int, truth } from "../xdr/numbers.ts";
import { byteWords } from "../xdr/opaque.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";

/** Ways of proving oneself to a daemon. @source remote_auth_type */
export const authType = {
  none: 0,
  sasl: 1,
  polkit: 2,
} as const;

/**
 * Which ways of proving oneself the daemon accepts on this socket, as numbers of `authType`.
 *
 * Since 0.4.0. Source: REMOTE_PROC_AUTH_LIST.
 */
export const authList = procedure(
  66,
  nothing,
  { types: array(int, limits.authTypeList) },
  { since: "0.4.0", priority: "high" },
);

/**
 * Begins SASL and tells the mechanisms that the daemon offers, separated by commas.
 *
 * Since 0.4.0. Source: REMOTE_PROC_AUTH_SASL_INIT.
 */
export const authSaslInit = procedure(67, nothing, { mechanisms: string }, { since: "0.4.0", priority: "high" });

/**
 * Chooses a SASL mechanism and sends its first message; `nil` is true where there is none.
 *
 * Since 0.4.0. Source: REMOTE_PROC_AUTH_SASL_START.
 */
export const authSaslStart = procedure(
  68,
  { mechanism: string, nil: truth, data: byteWords(limits.authSaslData) },
  { complete: truth, nil: truth, data: byteWords(limits.authSaslData) },
  { since: "0.4.0", priority: "high" },
);

/**
 * Sends the next message of a SASL exchange; `nil` is true where there is none.
 *
 * Since 0.4.0. Source: REMOTE_PROC_AUTH_SASL_STEP.
 */
export const authSaslStep = procedure(
  69,
  { nil: truth, data: byteWords(limits.authSaslData) },
  { complete: truth, nil: truth, data: byteWords(limits.authSaslData) },
  { since: "0.4.0", priority: "high" },
);

/** Has the daemon ask polkit about this process. Since 0.4.0. Source: REMOTE_PROC_AUTH_POLKIT. */
export const authPolkit = procedure(70, nothing, { complete: truth }, { since: "0.4.0", priority: "high" });
