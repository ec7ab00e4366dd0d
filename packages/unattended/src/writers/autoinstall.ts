import { stringify } from "yaml";
import type { Answers } from "../answers.ts";
import { type AnswerWriter, missingOnLinux, passwordsOf, versionOf, webAddress } from "./answer-writer.ts";
import { autologinCommands, keyCommands } from "./shell.ts";

/**
 * Answers of subiquity, which installs Ubuntu's server since 20.04 and its desktop since 24.04: a NoCloud seed.
 *
 * @source Ubuntu, "Autoinstall configuration reference manual"
 */
export const autoinstall: AnswerWriter = {
  format: "autoinstall",
  writes: (os) => os.distro === "ubuntu" && versionOf(os) >= 20.04,
  profiles: ["jeos", "desktop"],
  injectionMethods: ["cdrom", "disk", "web"],
  // Without a word at its start it asks whether it may go on.
  findsByItself: [],
  // cloud-init looks for its files on a volume of this label.
  volumeId: "CIDATA",
  missing: missingOnLinux,
  write(answers) {
    const seed = answers.injection === "web" ? [`ds=nocloud-net;s=${webAddress}/`] : [];
    const image = answers.tree === null ? [] : ["ip=dhcp", `url=${answers.tree}`];
    return {
      files: [
        {
          name: "user-data",
          text: `#cloud-config\n${stringify({ autoinstall: configOf(answers) }, { lineWidth: 0 })}`,
          secrets: passwordsOf(answers),
        },
        { name: "meta-data", text: `instance-id: ${answers.hostname}\n`, secrets: [] },
      ],
      kernelArguments: ["autoinstall", ...seed, ...image],
      hashesPasswords: true,
      warnings: [],
    };
  },
};

function configOf(answers: Answers): Record<string, unknown> {
  const { language, keyboard, timezone, given, targetDisk, sshKeys, profile } = answers;
  const isDesktop = profile === "desktop";
  const packages = given.packages ?? ["qemu-guest-agent", ...(isDesktop ? ["spice-vdagent"] : [])];
  const desktop =
    isDesktop && !answers.variants.some((variant) => variant.includes("desktop")) ? ["ubuntu-desktop-minimal"] : [];
  return {
    version: 1,
    locale: `${language}.UTF-8`,
    keyboard: { layout: keyboard.layout, ...(keyboard.variant === null ? {} : { variant: keyboard.variant }) },
    timezone,
    ...identityOf(answers),
    ssh: {
      "install-server": true,
      "allow-pw": sshKeys.length === 0,
      ...(sshKeys.length > 0 ? { "authorized-keys": [...sshKeys] } : {}),
    },
    storage: { layout: { name: "direct", match: { path: targetDisk } } },
    ...(given.installationUrl === undefined
      ? {}
      : { apt: { geoip: false, primary: [{ arches: ["default"], uri: given.installationUrl }] } }),
    packages: [...packages, ...desktop],
    updates: "security",
    ...lateCommands(answers),
    shutdown: "reboot",
  };
}

/** The installer makes a user, or none when it is told what cloud-init does at the first start. */
function identityOf({ user, hostname, domain, hash, sshKeys }: Answers): Record<string, unknown> {
  const fqdn = domain === null ? {} : { fqdn: `${hostname}.${domain}` };
  if (!user) {
    const root = sshKeys.length > 0 ? { users: [{ name: "root", ssh_authorized_keys: [...sshKeys] }] } : { users: [] };
    return { "user-data": { hostname, ...fqdn, disable_root: false, ...root } };
  }
  return {
    identity: {
      hostname,
      username: user.login,
      realname: user.realname,
      password: user.password === null ? "!" : hash(user.password),
    },
    ...(domain === null ? {} : { "user-data": fqdn }),
  };
}

function lateCommands(answers: Answers): Record<string, unknown> {
  const { adminPassword, user, hash } = answers;
  const commands = [
    ...(adminPassword === null ? [] : [`usermod -p '${hash(adminPassword)}' root`]),
    ...(user && !user.administrator ? [`gpasswd -d ${user.login} sudo`] : []),
    ...(user ? [] : keyCommands(answers)),
    ...autologinCommands(answers, "/etc/gdm3/custom.conf"),
  ];
  if (commands.length === 0) return {};
  return {
    "late-commands": commands.map((command) => ["curtin", "in-target", "--target=/target", "--", "sh", "-c", command]),
  };
}
