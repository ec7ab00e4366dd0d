import type { Answers } from "../answers.ts";
import { type AnswerWriter, missingOnLinux, passwordsOf, versionOf, webAddress } from "./answer-writer.ts";
import { autologinCommands } from "./shell.ts";

const enterprise = new Set("rhel centos rocky almalinux ol circle eurolinux miraclelinux scientificlinux".split(" "));

/**
 * Answers of Anaconda, the installer of Fedora and of Red Hat Enterprise Linux and what is built from it.
 *
 * @source pykickstart's documentation, "Kickstart commands"; Anaconda's "Boot options"
 */
export const kickstart: AnswerWriter = {
  format: "kickstart",
  writes: ({ distro, id, ...os }) =>
    !/coreos|atomic|silverblue/.test(id) &&
    versionOf({ distro, id, ...os }) >= (distro === "fedora" ? 30 : 8) &&
    (distro === "fedora" || enterprise.has(distro ?? "")),
  profiles: ["jeos", "desktop"],
  injectionMethods: ["initrd", "cdrom", "disk", "web"],
  // Anaconda looks for ks.cfg on a volume of this label by itself.
  findsByItself: ["cdrom", "disk"],
  volumeId: "OEMDRV",
  missing: missingOnLinux,
  write(answers) {
    const source = sourceOf(answers);
    return {
      files: [{ name: "ks.cfg", text: `${textOf(answers, source).join("\n")}\n`, secrets: passwordsOf(answers) }],
      kernelArguments: kernelArguments(answers),
      hashesPasswords: true,
      warnings:
        source === null
          ? [
              "The medium holds no packages, and no 'installation-url' is given: the installer looks for a mirror itself.",
            ]
          : [],
    };
  },
};

function kernelArguments({ injection, tree }: Answers): string[] {
  const isFound = kickstart.findsByItself.includes(injection) && tree === null;
  const place = { initrd: "file:/", web: `${webAddress}/` }[injection as string] ?? "hd:LABEL=OEMDRV:/";
  return isFound ? [] : [`inst.ks=${place}ks.cfg`, ...(tree === null ? [] : [`inst.repo=${tree}`])];
}

/** A word of a kickstart file, which is split as a shell splits words, without expanding them. */
const word = (text: string): string => `"${text.replaceAll(/["\\]/g, (found) => `\\${found}`)}"`;

function sourceOf({ tree, given, variants, os }: Answers): string | null {
  const url = given.installationUrl ?? tree;
  if (url !== null)
    return `url --url=${word(url)}${given.allowUnsigned && url.startsWith("https") ? " --noverifyssl" : ""}`;
  if (!variants.some((variant) => /netinst|boot/.test(variant))) return "cdrom";
  if (os.distro !== "fedora") return null;
  return `url --metalink=${word("https://mirrors.fedoraproject.org/metalink?repo=fedora-$releasever&arch=$basearch")}`;
}

function textOf(answers: Answers, source: string | null): string[] {
  const { profile, given, keyboard, language, timezone, hostname, domain, targetDisk } = answers;
  const isDesktop = profile === "desktop";
  const disk = targetDisk.replace(/^\/dev\//, "");
  const layout = keyboard.variant === null ? keyboard.layout : `${keyboard.layout} (${keyboard.variant})`;
  const post = autologinCommands(answers, "/etc/gdm/custom.conf");
  return [
    isDesktop ? "graphical" : "text",
    ...(source === null ? [] : [source]),
    `lang ${language}.UTF-8`,
    `keyboard --xlayouts='${layout}'`,
    `timezone ${timezone} --utc`,
    `network --bootproto=dhcp --activate --hostname=${domain === null ? hostname : `${hostname}.${domain}`}`,
    ...accounts(answers),
    "firewall --enabled --service=ssh",
    "selinux --enforcing",
    "firstboot --disable",
    `ignoredisk --only-use=${disk}`,
    "zerombr",
    `clearpart --all --initlabel --drives=${disk}`,
    `bootloader --boot-drive=${disk}`,
    "autopart",
    "reboot --eject",
    "",
    "%packages",
    isDesktop ? "@^workstation-product-environment" : "@core",
    ...(given.packages ?? ["openssh-server", "qemu-guest-agent"]),
    ...(isDesktop && given.packages === undefined ? ["spice-vdagent"] : []),
    "%end",
    ...(post.length > 0 ? ["", "%post --erroronfail", ...post, "%end"] : []),
  ];
}

function accounts({ adminPassword, user, sshKeys, hash }: Answers): string[] {
  return [
    adminPassword === null ? "rootpw --lock" : `rootpw --iscrypted ${hash(adminPassword)}`,
    ...(user === null
      ? []
      : [
          [
            `user --name=${user.login}`,
            `--gecos=${word(user.realname)}`,
            ...(user.administrator ? ["--groups=wheel"] : []),
            ...(user.password === null ? ["--lock"] : ["--iscrypted", `--password=${hash(user.password)}`]),
          ].join(" "),
        ]),
    ...sshKeys.map((key) => `sshkey --username=${user?.login ?? "root"} ${word(key)}`),
  ];
}
