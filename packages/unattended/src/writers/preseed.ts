import type { Answers } from "../answers.ts";
import { type AnswerWriter, missingOnLinux, passwordsOf, versionOf, webAddress } from "./answer-writer.ts";
import { autologinCommands, keyCommands, shellWord } from "./shell.ts";

const mirror = { protocol: "http", host: "ftp.debian.org", directory: "/debian" };

/**
 * Answers of the Debian installer.
 *
 * @source Debian installation guide, appendix B; templates of debian-installer's packages
 */
export const preseed: AnswerWriter = {
  format: "preseed",
  writes: (os) => os.distro === "debian" && versionOf(os) >= 8,
  profiles: ["jeos", "desktop"],
  injectionMethods: ["initrd", "web"],
  findsByItself: [],
  volumeId: "PRESEED",
  missing: missingOnLinux,
  write(answers) {
    const server = mirrorOf(answers);
    const isOwn = !/(?:^|\.)debian\.org$/.test(server.host);
    const lines = [
      ...localisation(answers),
      ...network(answers),
      ...mirrorLines(server),
      ...accounts(answers),
      ...partitions(answers),
      ...packages(answers, isOwn),
      ...ending(answers),
    ];
    return {
      files: [
        {
          name: "preseed.cfg",
          text: `${lines.map(([owner, question, type, value]) => `${owner} ${question} ${type} ${value}`.trimEnd()).join("\n")}\n`,
          secrets: passwordsOf(answers),
        },
      ],
      kernelArguments: [
        "auto=true",
        "priority=critical",
        ...(answers.injection === "web" ? [`url=${webAddress}/preseed.cfg`] : []),
        `locale=${answers.language}.UTF-8`,
        `keyboard-configuration/xkb-keymap=${answers.keyboard.layout}`,
        `hostname=${answers.hostname}`,
        `domain=${answers.domain ?? ""}`,
      ],
      hashesPasswords: true,
      warnings: isOwn ? [`Security updates are not set up, because packages come from '${server.host}'.`] : [],
    };
  },
};

type Line = readonly [owner: string, question: string, type: string, value: string];

const ask = (question: string, type: string, value: string): Line => ["d-i", question, type, value];

function mirrorOf({ given, tree }: Answers): typeof mirror {
  const url = URL.parse(given.installationUrl ?? tree ?? "");
  if (!url) return mirror;
  // A tree is deep inside a mirror: https://ftp.debian.org/debian/dists/bookworm/main/installer-amd64
  const directory = url.pathname.replace(/\/dists\/.*$/, "").replace(/\/+$/, "");
  return { protocol: url.protocol.slice(0, -1), host: url.host, directory: directory === "" ? "/" : directory };
}

const localisation = ({ language, keyboard, timezone }: Answers): Line[] => [
  ask("debian-installer/locale", "string", `${language}.UTF-8`),
  ask("keyboard-configuration/xkb-keymap", "select", keyboard.layout),
  ...(keyboard.variant === null ? [] : [ask("keyboard-configuration/variantcode", "string", keyboard.variant)]),
  ask("clock-setup/utc", "boolean", "true"),
  ask("clock-setup/ntp", "boolean", "true"),
  ask("time/zone", "string", timezone),
];

const network = ({ hostname, domain }: Answers): Line[] => [
  ask("netcfg/choose_interface", "select", "auto"),
  ask("netcfg/get_hostname", "string", hostname),
  // Else a name from DHCP would win.
  ask("netcfg/hostname", "string", hostname),
  ask("netcfg/get_domain", "string", domain ?? ""),
  ask("netcfg/wireless_wep", "string", ""),
  ask("hw-detect/load_firmware", "boolean", "false"),
];

const mirrorLines = ({ protocol, host, directory }: typeof mirror): Line[] => [
  ask("mirror/country", "string", "manual"),
  ask("mirror/protocol", "select", protocol),
  ask(`mirror/${protocol}/hostname`, "string", host),
  ask(`mirror/${protocol}/directory`, "string", directory),
  ask(`mirror/${protocol}/proxy`, "string", ""),
];

function accounts({ adminPassword, user, hash }: Answers): Line[] {
  // Without a password root is there, and nobody logs in as root with one.
  const root = adminPassword === null ? "!" : hash(adminPassword);
  const hasRoot = adminPassword !== null || user === null;
  const groups = [
    "audio",
    "cdrom",
    "dip",
    "floppy",
    "netdev",
    "plugdev",
    "video",
    ...(user?.administrator ? ["sudo"] : []),
  ];
  return [
    ask("passwd/root-login", "boolean", String(hasRoot)),
    ...(hasRoot ? [ask("passwd/root-password-crypted", "password", root)] : []),
    ask("passwd/make-user", "boolean", String(user !== null)),
    ...(user === null
      ? []
      : [
          ask("passwd/user-fullname", "string", user.realname),
          ask("passwd/username", "string", user.login),
          ask("passwd/user-password-crypted", "password", user.password === null ? "!" : hash(user.password)),
          ask("passwd/user-default-groups", "string", groups.join(" ")),
        ]),
  ];
}

const partitions = ({ targetDisk }: Answers): Line[] => [
  ask("partman-auto/disk", "string", targetDisk),
  ask("partman-auto/method", "string", "regular"),
  ask("partman-auto/choose_recipe", "select", "atomic"),
  ask("partman-lvm/device_remove_lvm", "boolean", "true"),
  ask("partman-md/device_remove_md", "boolean", "true"),
  ask("partman-partitioning/confirm_write_new_label", "boolean", "true"),
  ask("partman-efi/non_efi_system", "boolean", "true"),
  ask("partman/choose_partition", "select", "finish"),
  ask("partman/confirm", "boolean", "true"),
  ask("partman/confirm_nooverwrite", "boolean", "true"),
  ask("grub-installer/only_debian", "boolean", "true"),
  ask("grub-installer/with_other_os", "boolean", "true"),
  ask("grub-installer/bootdev", "string", targetDisk),
  // So that it still starts when the firmware's variables are lost or copied.
  ask("grub-installer/force-efi-extra-removable", "boolean", "true"),
];

function packages({ given, profile, user }: Answers, isOwn: boolean): Line[] {
  const wanted = given.packages ?? ["openssh-server", "qemu-guest-agent", ...(user?.administrator ? ["sudo"] : [])];
  const isDesktop = profile === "desktop";
  return [
    ask("apt-setup/use_mirror", "boolean", "true"),
    ask("apt-setup/cdrom/set-first", "boolean", "false"),
    ask("apt-setup/disable-cdrom-entries", "boolean", "true"),
    // A mirror of one's own may be all that can be reached; what cannot be reached stops the installer.
    ask("apt-setup/services-select", "multiselect", isOwn ? "" : "security, updates"),
    ...(given.allowUnsigned
      ? [
          ask("debian-installer/allow_unauthenticated", "boolean", "true"),
          ask("debian-installer/allow_unauthenticated_ssl", "boolean", "true"),
        ]
      : []),
    ask("pkgsel/run_tasksel", "boolean", String(isDesktop)),
    ...(isDesktop ? [["tasksel", "tasksel/first", "multiselect", "standard, desktop, gnome-desktop"] as const] : []),
    ask("pkgsel/include", "string", [...wanted, ...(isDesktop ? ["spice-vdagent"] : [])].join(" ")),
    ask("pkgsel/upgrade", "select", isOwn ? "none" : "full-upgrade"),
    ["popularity-contest", "popularity-contest/participate", "boolean", "false"],
  ];
}

function ending(answers: Answers): Line[] {
  const commands = [...keyCommands(answers), ...autologinCommands(answers, "/etc/gdm3/daemon.conf")];
  const inTarget = commands.map((command) => `in-target sh -c ${shellWord(command)}`).join(" && ");
  return [
    ...(commands.length > 0 ? [ask("preseed/late_command", "string", inTarget)] : []),
    ask("cdrom-detect/eject", "boolean", "true"),
    ask("finish-install/reboot_in_progress", "note", ""),
  ];
}
