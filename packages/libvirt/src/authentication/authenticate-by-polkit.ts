import type { CallOptions, Connection } from "../connection/connection.ts";
import { AuthenticationDenied } from "../errors/authentication-errors.ts";
import { isLibvirtError } from "../errors/libvirt-error.ts";
import { authPolkit } from "../protocol/auth.ts";

/**
 * Has the daemon ask polkit whether this process may be let in. Nothing is sent: the kernel tells the daemon who is there.
 *
 * @throws AuthenticationDenied; what a call throws.
 * @source remote_daemon_dispatch.c, remoteDispatchAuthPolkit
 */
export async function authenticateByPolkit(
  connection: Connection,
  options: CallOptions & { readonly readOnly: boolean },
): Promise<void> {
  try {
    await connection.call(authPolkit, {}, options);
  } catch (error) {
    if (!isLibvirtError(error)) throw error;
    const action = options.readOnly ? "org.libvirt.unix.monitor" : "org.libvirt.unix.manage";
    const said = error.message.replace(/\.$/, "");
    throw new AuthenticationDenied({ uri: connection.uri, action, said }, { cause: error });
  }
}
