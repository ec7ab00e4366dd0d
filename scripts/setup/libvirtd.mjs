import { existsSync, readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { asRoot, forRoot } from "./as-root.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";

/** The monolithic daemon's socket and the modular QEMU daemon's. */
const sockets = ["/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock"];

/** Whether somebody listens. Without the permission to connect, the socket's being there must do. */
function answers(path) {
  return new Promise((resolve) => {
    const socket = createConnection(path, () => resolve(true));
    socket.on("error", (error) => resolve(error.code === "EACCES"));
    socket.on("close", () => resolve(false));
    socket.unref();
    setTimeout(() => socket.destroy(), 2_000).unref();
  });
}

async function isRunning() {
  for (const path of sockets) if (existsSync(path) && (await answers(path))) return true;
  return false;
}

/** What systemd's units would start, where there is no systemd, as in a container. */
const daemons = `
mkdir -p /run/libvirt /run/lock
[ -S /run/libvirt/virtlogd-sock ] || virtlogd --daemon
exec libvirtd --daemon
`;

/** In a chroot whose root is no mount point, libvirt cannot make QEMU a private mount namespace: tell it not to try. */
const withoutNamespaces = `
grep -q '^namespaces' /etc/libvirt/qemu.conf || echo 'namespaces = [ ]  # in a chroot' >> /etc/libvirt/qemu.conf
`;

const rootIsMountPoint = () =>
  readFileSync("/proc/self/mountinfo", "utf8")
    .split("\n")
    .some((line) => line.split(" ")[4] === "/");

function start(prefix) {
  const asRootRun = async (...command) => {
    const [program, ...args] = [...prefix, ...command];
    return (await run(program, args)) === 0;
  };
  if (existsSync("/run/systemd/system")) return asRootRun("systemctl", "start", "libvirtd.service");
  return asRootRun("sh", "-c", rootIsMountPoint() ? daemons : `${withoutNamespaces}${daemons}`);
}

/** Starts this machine's libvirtd when it does not run; says so when that cannot be done. */
export async function ensureLibvirtd() {
  if (await isRunning()) return;
  if (!existsSync("/usr/sbin/libvirtd")) return;
  const prefix = await asRoot();
  if (prefix === undefined) {
    say("libvirtd does not run, and only root can start it. Hob goes on without it. Run this once:");
    say(`  ${forRoot([existsSync("/run/systemd/system") ? "systemctl start libvirtd" : "libvirtd --daemon"])}`);
    return;
  }
  say("Starting libvirtd…");
  if (!(await start(prefix))) {
    say("libvirtd could not be started; Hob runs without this machine as a host until it is.");
    return;
  }
  for (let tries = 0; tries < 100 && !(await isRunning()); tries += 1) await delay(100);
}
