import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { asRoot, forRoot } from "./as-root.mjs";
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
  ..."virtinst libosinfo-bin libxml2-utils python3-libvirt chromium mmdebstrap xorriso mtools dosfstools openssl libvirt-daemon-driver-lxc mdevctl libsasl2-modules sasl2-bin openssh-server".split(
    " ",
  ),
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

/** Whether root, or somebody in the group: as its file says, because a session keeps the groups that it began with. */
const isMember = (group) =>
  process.getuid() === 0 || (output("id", ["-nG", userInfo().username]) ?? "").trim().split(" ").includes(group);

/**
 * Installs Debian packages that are missing and makes the user a member of `group`, if that needs no question; otherwise
 * says which command would do it. Returns whether all is there now.
 */
export async function ensureDebianPackages(names, purpose, { group } = {}) {
  if (!existsSync("/usr/bin/dpkg-query")) {
    say(`This is not a Debian. For ${purpose}, install what these packages of Debian bring: ${names.join(" ")}.`);
    return false;
  }
  const wanted = missing(names);
  const join = group === undefined || isMember(group) ? undefined : ["adduser", userInfo().username, group];
  if (wanted.length === 0 && join === undefined) return true;
  const prefix = await asRoot();
  if (prefix === undefined) {
    say(
      wanted.length > 0
        ? `Debian packages for ${purpose} are missing, and only root can install them. Hob goes on without them.`
        : `For ${purpose} you must be a member of the group '${group}'. Hob goes on without that.`,
    );
    say("Run this once, then start again:");
    say(`  ${forRoot([...byApt(wanted), join?.join(" ")])}`);
    return false;
  }
  if (wanted.length > 0 && !(await install(prefix, wanted, purpose))) return false;
  if (join === undefined) return true;
  const [program, ...args] = [...prefix, ...join];
  return (await run(program, args, { show: "failure" })) === 0;
}

/** The commands that install packages, as root would type them. */
const byApt = (wanted) =>
  wanted.length === 0 ? [] : ["apt-get update", `apt-get install --yes --no-install-recommends ${wanted.join(" ")}`];

/** Installs packages; what apt-get says is shown only if it fails. */
async function install(prefix, wanted, purpose) {
  say(`Installing Debian packages for ${purpose}, which takes a minute or two: ${wanted.join(" ")}…`);
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", ...args];
    return run(program, rest, { show: "failure" });
  };
  await apt("update");
  const options = ["--yes", "--no-install-recommends", "--option", "Dpkg::Options::=--force-confold"];
  if ((await apt("install", ...options, ...wanted)) === 0) return true;
  say("The packages could not be installed; apt-get's messages are above. Going on without them.");
  return false;
}
