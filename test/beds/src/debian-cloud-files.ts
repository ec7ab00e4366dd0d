import type { GuestFile } from "./guest-files.ts";

/** Debian packages of the image beside the smallest base; what they only recommend stays away. */
export const cloudPackages = [
  "linux-image-cloud-amd64",
  ..."systemd-sysv dbus udev libpam-systemd openssh-server iproute2 sudo".split(" "),
  ..."cloud-init cloud-guest-utils netplan.io fdisk e2fsprogs".split(" "),
] as const;

/** The label of the root file system. */
export const cloudRootLabel = "cloud-root";

/** Both consoles get the kernel's messages; from `mitigations` on it saves time in emulation. */
const kernelArguments =
  `root=LABEL=${cloudRootLabel} ro console=tty0 console=ttyS0,115200 net.ifnames=0 ` +
  "mitigations=off nokaslr tsc=reliable no_timer_check cryptomgr.notests";

/** What GRUB does: it boots at once. */
export const cloudGrubConfig = `linux /vmlinuz ${kernelArguments}
initrd /initrd
boot
`;

/** What the initramfs needs to find a root file system on virtio or SATA; all else comes from there. */
const rootModules = "virtio_pci virtio_blk virtio_scsi ahci sd_mod ext4".split(" ");

/** Files that must be there before packages are configured. */
export const cloudFilesBefore: readonly GuestFile[] = [
  { path: "etc/initramfs-tools/conf.d/small", text: "MODULES=list\nRESUME=none\nCOMPRESS=gzip\n" },
  { path: "usr/share/initramfs-tools/modules.d/small", text: rootModules.map((name) => `${name}\n`).join("") },
];

/** Files that are laid over the packages'. */
export const cloudFilesAfter: readonly GuestFile[] = [
  { path: "etc/fstab", text: `LABEL=${cloudRootLabel} / ext4 defaults 0 1\n` },
  // An empty one is filled at the first boot; a missing one would have systemd ask and preset everything anew.
  { path: "etc/machine-id", text: "" },
  { path: "etc/hostname", text: "localhost\n" },
  // As Debian's own images; then what saves time: RSA keys take emulation many seconds, and other locales are not there.
  { path: "etc/cloud/cloud.cfg.d/01_debian_cloud.cfg", text: "manage_etc_hosts: true\n" },
  {
    path: "etc/cloud/cloud.cfg.d/10_quick.cfg",
    text: "ssh_genkeytypes: [ed25519]\nlocale: C.UTF-8\napt: { preserve_sources_list: true }\n",
  },
];

/** Units that a guest of minutes does not need. */
export const cloudMasked = [
  ..."apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer".split(" "),
  ..."e2scrub_reap.service systemd-pstore.service getty@tty1.service".split(" "),
] as const;
