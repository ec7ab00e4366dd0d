import { userInfo } from "node:os";
import { isSession, socketPaths, type SocketSurroundings } from "../uri/socket-paths.ts";
import { openSshWire } from "../wire/ssh-wire.ts";
import type { Reach } from "./reach-daemon.ts";
import { sshAccess } from "./ssh-access.ts";

/** Connects to the far host's socket by SSH. */
export const reachBySsh: Reach = async (uri, events, options) => {
  const { readOnly, signal, ssh = {} } = options;
  const host = uri.host ?? "localhost";
  const user = uri.user ?? userInfo().username;
  const paths = (where: SocketSurroundings) => socketPaths(uri, readOnly, where);
  // Only a user's own daemon listens where it takes a look at the host to know.
  const fixed = uri.reach.socket !== undefined || !isSession(uri, false);
  const target = { uri: uri.text, host, user, ...(uri.port !== null && { port: uri.port }) };
  const access = await sshAccess(uri, ssh);
  return openSshWire({ ...target, paths: fixed ? paths(systemOnly) : paths, ssh: access }, events, signal);
};

/** Surroundings in which no user has daemons of their own. */
const systemOnly: SocketSurroundings = { runtimeDirectory: undefined, cacheDirectory: "/root/.cache", root: true };
