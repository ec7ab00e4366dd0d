import { parseXml } from "@hob/xml";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { answersOf } from "../testing/answers-of.ts";
import type { AnswerWriter } from "./answer-writer.ts";
import { autoinstall } from "./autoinstall.ts";
import { autoyast } from "./autoyast.ts";
import { kickstart } from "./kickstart.ts";
import { preseed } from "./preseed.ts";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ada@engine";
const debian = { distro: "debian", version: "12" };
const ubuntu = { distro: "ubuntu", version: "24.04" };
const fedora = { distro: "fedora", version: "40", id: "http://fedoraproject.org/fedora/40" };
const sles = { distro: "sle", version: "15.4" };

const textOf = (writer: AnswerWriter, ...answers: Parameters<typeof answersOf>): string =>
  writer.write(answersOf(...answers)).files[0]?.text ?? "";

it("writes a preseed file, a line a question, in Debian's own words", () => {
  expect(textOf(preseed, debian, { sshKeys: [key] })).toBe(`d-i debian-installer/locale string de_CH.UTF-8
d-i keyboard-configuration/xkb-keymap select ch
d-i clock-setup/utc boolean true
d-i clock-setup/ntp boolean true
d-i time/zone string Europe/Berlin
d-i netcfg/choose_interface select auto
d-i netcfg/get_hostname string engine
d-i netcfg/hostname string engine
d-i netcfg/get_domain string
d-i netcfg/wireless_wep string
d-i hw-detect/load_firmware boolean false
d-i mirror/country string manual
d-i mirror/protocol select http
d-i mirror/http/hostname string ftp.debian.org
d-i mirror/http/directory string /debian
d-i mirror/http/proxy string
d-i passwd/root-login boolean true
d-i passwd/root-password-crypted password hash(13)
d-i passwd/make-user boolean true
d-i passwd/user-fullname string Ada O'Lovelace
d-i passwd/username string ada
d-i passwd/user-password-crypted password hash(12)
d-i passwd/user-default-groups string audio cdrom dip floppy netdev plugdev video sudo
d-i partman-auto/disk string /dev/vda
d-i partman-auto/method string regular
d-i partman-auto/choose_recipe select atomic
d-i partman-lvm/device_remove_lvm boolean true
d-i partman-md/device_remove_md boolean true
d-i partman-partitioning/confirm_write_new_label boolean true
d-i partman-efi/non_efi_system boolean true
d-i partman/choose_partition select finish
d-i partman/confirm boolean true
d-i partman/confirm_nooverwrite boolean true
d-i grub-installer/only_debian boolean true
d-i grub-installer/with_other_os boolean true
d-i grub-installer/bootdev string /dev/vda
d-i grub-installer/force-efi-extra-removable boolean true
d-i apt-setup/use_mirror boolean true
d-i apt-setup/cdrom/set-first boolean false
d-i apt-setup/disable-cdrom-entries boolean true
d-i apt-setup/services-select multiselect security, updates
d-i pkgsel/run_tasksel boolean false
d-i pkgsel/include string openssh-server qemu-guest-agent sudo
d-i pkgsel/upgrade select full-upgrade
popularity-contest popularity-contest/participate boolean false
d-i preseed/late_command string in-target sh -c 'mkdir -p -m 700 /home/ada/.ssh' && in-target sh -c 'echo '\\''${key}'\\'' >> /home/ada/.ssh/authorized_keys' && in-target sh -c 'chmod 600 /home/ada/.ssh/authorized_keys' && in-target sh -c 'chown -R ada: /home/ada/.ssh'
d-i cdrom-detect/eject boolean true
d-i finish-install/reboot_in_progress note
`);
});

it("takes a mirror of one's own out of a tree's address, and asks nothing of Debian's other servers then", () => {
  const written = preseed.write(
    answersOf(debian, {
      tree: "https://mirror.example.org:8443/pub/debian/dists/bookworm/main/installer-amd64/",
      given: { allowUnsigned: true, packages: [] },
    }),
  );
  const lines = written.files[0]?.text.split("\n");
  expect(lines).toContain("d-i mirror/protocol select https");
  expect(lines).toContain("d-i mirror/https/hostname string mirror.example.org:8443");
  expect(lines).toContain("d-i mirror/https/directory string /pub/debian");
  expect(lines).toContain("d-i apt-setup/services-select multiselect");
  expect(lines).toContain("d-i debian-installer/allow_unauthenticated boolean true");
  expect(lines).toContain("d-i pkgsel/include string");
  expect(written.warnings).toEqual([
    "Security updates are not set up, because packages come from 'mirror.example.org:8443'.",
  ]);
});

it("locks root where only keys let in", () => {
  const text = textOf(preseed, debian, { adminPassword: null, user: null, sshKeys: [key] });
  expect(text).toContain("d-i passwd/root-password-crypted password !\n");
  expect(text).toContain("d-i passwd/make-user boolean false\n");
  expect(text).toContain("/root/.ssh/authorized_keys");
  expect(textOf(preseed, debian, { adminPassword: null })).toContain("d-i passwd/root-login boolean false\n");
});

it("writes a kickstart file", () => {
  expect(textOf(kickstart, fedora, { sshKeys: [key], domain: "example.org", tree: "https://dl.example.org/os/" }))
    .toBe(`text
url --url="https://dl.example.org/os/"
lang de_CH.UTF-8
keyboard --xlayouts='ch'
timezone Europe/Berlin --utc
network --bootproto=dhcp --activate --hostname=engine.example.org
rootpw --iscrypted hash(13)
user --name=ada --gecos="Ada O'Lovelace" --groups=wheel --iscrypted --password=hash(12)
sshkey --username=ada "${key}"
firewall --enabled --service=ssh
selinux --enforcing
firstboot --disable
ignoredisk --only-use=vda
zerombr
clearpart --all --initlabel --drives=vda
bootloader --boot-drive=vda
autopart
reboot --eject

%packages
@core
openssh-server
qemu-guest-agent
%end
`);
});

it("tells Anaconda where its answers and its packages are, by the way that they come", () => {
  const argumentsBy = (injection: "initrd" | "cdrom" | "web") =>
    kickstart.write(answersOf(fedora, { injection, tree: "http://t/" })).kernelArguments;
  expect(argumentsBy("initrd")).toEqual(["inst.ks=file:/ks.cfg", "inst.repo=http://t/"]);
  expect(argumentsBy("cdrom")).toEqual(["inst.ks=hd:LABEL=OEMDRV:/ks.cfg", "inst.repo=http://t/"]);
  expect(kickstart.write(answersOf(fedora, { injection: "disk" })).kernelArguments).toEqual([]);
  expect(argumentsBy("web")).toEqual(["inst.ks={web}/ks.cfg", "inst.repo=http://t/"]);
});

it("lets Fedora's network medium find a mirror, and says so where it cannot", () => {
  expect(textOf(kickstart, fedora, { variants: ["netinst"] })).toContain(
    'url --metalink="https://mirrors.fedoraproject.org/metalink?repo=fedora-$releasever&arch=$basearch"\n',
  );
  expect(
    kickstart.write(answersOf({ distro: "rhel", version: "9.1", id: "" }, { variants: ["netinst"] })).warnings,
  ).toHaveLength(1);
});

it("writes cloud-init's files for Ubuntu's installer, with what its schema requires", () => {
  const { files, kernelArguments } = autoinstall.write(
    answersOf(ubuntu, {
      sshKeys: [key],
      keyboard: { layout: "ch", variant: "fr" },
      given: { installationUrl: "http://mirror/ubuntu" },
    }),
  );
  expect(files.map(({ name }) => name)).toEqual(["user-data", "meta-data"]);
  expect(files[0]?.text.split("\n")[0]).toBe("#cloud-config");
  expect(kernelArguments).toEqual(["autoinstall"]);
  expect(parse(files[0]?.text ?? "")).toEqual({
    autoinstall: {
      version: 1,
      locale: "de_CH.UTF-8",
      keyboard: { layout: "ch", variant: "fr" },
      timezone: "Europe/Berlin",
      identity: { hostname: "engine", username: "ada", realname: "Ada O'Lovelace", password: "hash(12)" },
      ssh: { "install-server": true, "allow-pw": false, "authorized-keys": [key] },
      storage: { layout: { name: "direct", match: { path: "/dev/vda" } } },
      apt: { geoip: false, primary: [{ arches: ["default"], uri: "http://mirror/ubuntu" }] },
      packages: ["qemu-guest-agent"],
      updates: "security",
      "late-commands": [["curtin", "in-target", "--target=/target", "--", "sh", "-c", "usermod -p 'hash(13)' root"]],
      shutdown: "reboot",
    },
  });
  expect(parse(files[1]?.text ?? "")).toEqual({ "instance-id": "engine" });
});

it("needs no user on Ubuntu", () => {
  const config = parse(textOf(autoinstall, ubuntu, { user: null })) as { autoinstall: Record<string, unknown> };
  expect(config.autoinstall["identity"]).toBeUndefined();
  expect(config.autoinstall["user-data"]).toEqual({ hostname: "engine", disable_root: false, users: [] });
});

it("writes YaST's profile, with the modules that an unregistered system takes from its medium", () => {
  const { root } = parseXml(textOf(autoyast, sles));
  expect(root.attribute("xmlns")).toBe("http://www.suse.com/1.0/yast2ns");
  expect(root.elements().map(({ name }) => name)).toEqual([
    ...[
      "general",
      "suse_register",
      "add-on",
      "language",
      "timezone",
      "keyboard",
      "networking",
      "partitioning",
      "software",
    ],
    ...["services-manager", "firewall", "users", "scripts"],
  ]);
  const registered = textOf(autoyast, sles, { given: { regPassword: "CODE-1", regLogin: "a@b" } });
  expect(registered).toContain("<reg_code>CODE-1</reg_code>");
  expect(registered).toContain("<version>15.4</version>");
  expect(registered).not.toContain("<add-on>");
});

it.each([
  ["preseed", preseed, debian],
  ["kickstart", kickstart, fedora],
  ["autoinstall", autoinstall, ubuntu],
  ["autoyast", autoyast, sles],
])("keeps plain passwords out of a %s, and opens a session where it is asked to", (_, writer, os) => {
  for (const profile of ["jeos", "desktop"]) {
    const user = { login: "ada", password: "ada-pa55word", realname: "Ada", autologin: true, administrator: false };
    const { files, hashesPasswords } = writer.write(answersOf(os, { profile, user }));
    const text = files.map((file) => file.text).join("");
    expect(hashesPasswords).toBe(true);
    expect(text).not.toContain("ada-pa55word");
    expect(text).not.toContain("root-pa55word");
    expect(files[0]?.secrets).toEqual(["admin-password", "user-password"]);
    expect(text).toMatch(profile === "desktop" ? /AutomaticLogin|DISPLAYMANAGER_AUTOLOGIN/ : /--autologin/);
  }
});
