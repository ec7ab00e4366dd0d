import { RemoteFileNotFound, type RemoteFiles } from "@hob/ssh";
import { isHobError } from "@hob/errors";
import type { SocketSurroundings } from "../uri/socket-paths.ts";

/** Where a user's own daemons listen on a far host, found out by SFTP alone: no program runs there. */
export async function sshSurroundings(files: RemoteFiles, signal?: AbortSignal): Promise<SocketSurroundings> {
  const options = signal === undefined ? {} : { signal };
  const home = await files.realPath(".", options);
  const { uid } = await files.stat(home, options);
  const runtimeDirectory = `/run/user/${uid}`;
  const isThere = await files.stat(runtimeDirectory, options).then(
    ({ kind }) => kind === "directory",
    (error: unknown) => {
      if (error instanceof RemoteFileNotFound || isHobError(error, "denied")) return false;
      throw error;
    },
  );
  return {
    runtimeDirectory: isThere ? runtimeDirectory : undefined,
    cacheDirectory: `${home === "/" ? "" : home}/.cache`,
    root: uid === 0,
  };
}
