import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A private view of the file system, and numbers of processes of its own, in which an sshd comes and goes. */
export interface SshdNamespace {
  /** The first process, as the machine numbers it. */
  readonly pid: number;
  /** Arguments that make `nsenter` run a program inside. */
  readonly enter: readonly string[];
  /** Has the first process start sshd, which then writes `sshd.log`; a line `ended` in there says that it ended. */
  start(): void;
  /** Ends every process inside and takes the folder away. */
  close(): Promise<void>;
}

/** Outlives the test process just long enough to take the folder away: `sh -c SUPERVISOR sshd-bed DIRECTORY INIT FROM:TO…`. */
const supervisor = `
directory=$1 init=$2; shift 2
unshare --mount --pid --fork --kill-child --propagation private sh -c "$init" sshd-bed "$directory" "$@"
status=$?
rm -rf "$directory"
exit $status
`;

/**
 * The first process inside. The machine's users, passwords and PAM rules are hidden by the bed's; `FROM:TO` are more
 * folders to show. It starts sshd whenever told to, as a child of its own: `nsenter` would stop together with it. When its
 * standard input ends, by whatever cause, it ends, and the kernel ends all others with it.
 */
const init = `
set -e
directory=$1; shift
read -r pid rest < /proc/self/stat
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd
mount --bind "$directory/passwd" /etc/passwd
mount --bind "$directory/shadow" /etc/shadow
mount --bind "$directory/pam" /etc/pam.d/sshd
for pair; do
  mkdir -p "\${pair#*:}"
  mount --bind "\${pair%%:*}" "\${pair#*:}"
done
echo "ready $pid"
while read -r line; do
  (/usr/sbin/sshd -D -f "$directory/sshd_config" -E "$directory/sshd.log"; echo ended >> "$directory/sshd.log") &
done
`;

function ready(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    let complained = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (complained += text));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const pid = /^ready (\d+)$/m.exec(said)?.[1];
      if (pid !== undefined) resolve(Number(pid));
    });
    child.once("error", reject);
    child.once("close", (code) => {
      reject(new Error(`The namespaces for an sshd could not be made (exit ${code}): ${complained.trim()}`));
    });
  });
}

/**
 * Opens the namespaces over a folder that is filled already. They last until `close()` or until this process ends,
 * also when it is killed.
 */
export async function openSshdNamespace(
  directory: string,
  folders: Readonly<Record<string, string>>,
): Promise<SshdNamespace> {
  const pairs = Object.entries(folders).map(([inside, outside]) => `${outside}:${inside}`);
  const child = spawn("sh", ["-c", supervisor, "sshd-bed", directory, init, ...pairs], {
    // A process group of its own: Ctrl-C in a terminal must not hit it before it has cleaned up.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  closed.catch(() => undefined);
  const close = async () => {
    child.stdin.destroy();
    await closed;
  };
  try {
    const pid = await ready(child);
    const start = () => void child.stdin.write("start\n");
    return { pid, enter: ["-t", String(pid), "--mount", "--pid"], start, close };
  } catch (error) {
    await close();
    throw error;
  }
}
