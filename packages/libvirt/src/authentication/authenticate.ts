import type { CallOptions, Connection } from "../connection/connection.ts";
import { AuthenticationUnsupported } from "../errors/authentication-errors.ts";
import { isLibvirtError } from "../errors/libvirt-error.ts";
import { authList, authType } from "../protocol/auth.ts";
import type { LibvirtUri } from "../uri/libvirt-uri.ts";
import { authenticateByPolkit } from "./authenticate-by-polkit.ts";
import type { CredentialSource } from "./credentials.ts";

/** Who wants in, and by what right. */
export interface AuthenticateOptions extends CallOptions {
  readonly readOnly: boolean;
  readonly credentials: CredentialSource | undefined;
}

/**
 * Proves to the daemon who is there, in the way that it asks for and the URI allows.
 *
 * @throws AuthenticationUnsupported; what `authenticateBySasl` and `authenticateByPolkit` throw; what a call throws.
 * @source remote_driver.c, remoteAuthenticate
 */
export async function authenticate(
  connection: Connection,
  uri: LibvirtUri,
  options: AuthenticateOptions,
): Promise<void> {
  const types = await offeredTypes(connection, options);
  const [way, mechanism] = uri.reach.auth?.split(".") ?? [];
  const open = types.length === 0 || types.includes(authType.none);
  if (open && way === undefined) return;
  const allowed = (type: "sasl" | "polkit") => types.includes(authType[type]) && (way ?? type) === type;
  if (allowed("sasl")) {
    const encrypted = uri.transport !== "tcp";
    // Cryptography takes megabytes that most connections never need.
    const { authenticateBySasl } = await import("./authenticate-by-sasl.ts");
    return authenticateBySasl(connection, { ...options, user: uri.user, mechanism, encrypted });
  }
  if (allowed("polkit")) return authenticateByPolkit(connection, options);
  const names = new Map<number, string>(Object.entries(authType).map(([name, number]) => [number, name]));
  const wanted = open ? ["none"] : types.map((type) => names.get(type) ?? `type ${type}`);
  const accepted = way === undefined ? ["none", "polkit", "sasl"] : [`${way}, as the URI says`];
  throw new AuthenticationUnsupported({ uri: uri.text, wanted, accepted });
}

async function offeredTypes(connection: Connection, options: CallOptions): Promise<readonly number[]> {
  try {
    return (await connection.call(authList, {}, options)).types;
  } catch (error) {
    // Daemons from before there was authentication do not know the question.
    if (isLibvirtError(error, "no-support", "rpc")) return [];
    throw error;
  }
}
