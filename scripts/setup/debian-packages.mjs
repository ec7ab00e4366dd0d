import { existsSync } from "node:fs";
import { output, run } from "./run.mjs";
import { say } from "./say.mjs";

/** What the manager itself uses, wherever the hosts are. */
export const managerPackages = ["qemu-utils", "osinfo-db"];

/** What makes this machine a host. */
export const hostPackages = [
  ...managerPackages,
  ..."libvirt-daemon-system libvirt-clients qemu-system-x86 ovmf swtpm swtpm-tools dnsmasq-base iptables iproute2".split(
    " ",
  ),
];

/** What the tests use besides. */
export const testPackages = [
  ...hostPackages,
  ..."virtinst libosinfo-bin libxml2-utils python3-libvirt chromium mmdebstrap xorriso mtools dosfstools".split(" "),
];

/** Those of the packages that are not installed. */
function missing(names) {
  const lines =
    output("sh", [
      "-c",
      'dpkg-query --show --showformat="\\${Package} \\${db:Status-Status}\\n" "$@" 2>/dev/null; true',
      "sh",
      ...names,
    ]) ?? "";
  const installed = new Set(
    lines
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** How to run a command as root without being asked: its first words, or undefined. */
export async function asRoot() {
  if (process.getuid() === 0) return [];
  return (await run("sudo", ["-n", "true"], { quiet: true })) === 0 ? ["sudo", "-n"] : undefined;
}

/**
 * Installs Debian packages that are missing, if that needs no question; otherwise says which command would do it.
 * Returns whether all are there now.
 */
export async function ensureDebianPackages(names, purpose) {
  if (!existsSync("/usr/bin/dpkg-query")) {
    say(`This is not a Debian. For ${purpose}, install what these packages of Debian bring: ${names.join(" ")}.`);
    return false;
  }
  const wanted = missing(names);
  if (wanted.length === 0) return true;
  const prefix = await asRoot();
  if (prefix === undefined) {
    say(`Debian packages for ${purpose} are missing, and only root can install them. Run this once:`);
    say(`  sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends ${wanted.join(" ")}'`);
    return false;
  }
  say(`Installing Debian packages for ${purpose}: ${wanted.join(" ")}…`);
  const apt = (...args) => {
    const [program, ...rest] = [
      ...prefix,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "--quiet",
      "--quiet",
      ...args,
    ];
    return run(program, rest);
  };
  await apt("update");
  const install = [
    "install",
    "--yes",
    "--no-install-recommends",
    "--option",
    "Dpkg::Use-Pty=0",
    "--option",
    "Dpkg::Options::=--force-confold",
  ];
  if ((await apt(...install, ...wanted)) === 0) return true;
  say(`The packages could not be installed; apt-get's messages are above. Going on without them.`);
  return false;
}
