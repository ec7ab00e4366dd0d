import { array } from "../xdr/array.ts";
import { int } from "../xdr/numbers.ts";
import { nothing, procedure } from "./procedure.ts";

/** The ways of proving oneself that this client knows. @source remote_protocol.x, remote_auth_type */
export const authType = { none: 0, sasl: 1, polkit: 2 } as const;

/** Which ways the daemon accepts. Source: REMOTE_PROC_AUTH_LIST. */
export const authList = procedure(66, nothing, { types: array(int, 20) });

/** Has the daemon ask polkit about this process. Source: REMOTE_PROC_AUTH_POLKIT. */
export const authPolkit = procedure(70, nothing, { complete: int });
