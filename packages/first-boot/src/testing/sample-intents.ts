import type { CloudInit } from "../cloud-init/cloud-init.ts";
import type { NetworkV2 } from "../network/network.ts";

export const publicKey =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada@example.org";

/** Every typed setting of cloud-init but the network. */
export const fullIntent: CloudInit = {
  kind: "cloud-init",
  instanceId: "6c0a4f0e-2a4b-4a80-a43f-1f1c2d0f8e11",
  hostname: "web",
  fqdn: "web.example.org",
  users: [
    {
      name: "ada",
      gecos: "Ada Löve, yes: 'no'",
      groups: ["sudo", "adm"],
      sudo: true,
      shell: "/bin/bash",
      uid: 1500,
      homeDirectory: "/srv/ada",
      passwordHash: "$6$abc$K4v3HcZ8yAmpRfxML6S46NCcqy9r4/KdbQpFvqSWsBf4dgySOEOo1DHJTrmn2BsJK2aNmPN8Tfb826D2o9.z51",
      sshAuthorizedKeys: [publicKey],
    },
    { name: "backup", isSystem: true, sudo: false },
  ],
  defaultUser: { name: "joe", password: "of joe", sshAuthorizedKeys: [publicKey] },
  root: { password: "of root", sshAuthorizedKeys: [publicKey] },
  sshPasswordLogin: false,
  timezone: "Europe/Berlin",
  locale: "de_DE.UTF-8",
  keyboard: { layout: "de", model: "pc105", variant: "nodeadkeys", options: "compose:rwin" },
  packages: ["vim", "git"],
  updatePackages: true,
  upgradePackages: false,
  files: [
    { path: "/etc/answer", content: "yes\n0644\n", permissions: "0600", owner: "root:adm", isAppended: true },
    { path: "/etc/bytes", content: Buffer.from([0, 255, 10]).toString("base64"), encoding: "base64", isDeferred: true },
  ],
  bootCommands: ["echo early", ["touch", "/run/early"]],
  runCommands: [["sh", "-c", "echo 'a: b' # c"], "true"],
  ntp: { servers: ["192.0.2.123"], pools: ["pool.example.org"] },
  trustedCertificates: ["-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"],
  growRoot: true,
  swap: { size: "auto", maximum: 2 ** 30 },
  powerState: { mode: "reboot", delay: 1, message: "Off it goes" },
  disableAfterFirstBoot: true,
};

/** A network with everything that a ConfigDrive can say, too. */
export const fullNetwork: NetworkV2 = {
  kind: "v2",
  ethernets: [
    {
      name: "lan0",
      mac: "52:54:00:12:34:56",
      addresses: ["192.0.2.10/24", "2001:db8::10/64"],
      gateways: ["192.0.2.1", "2001:db8::1"],
      nameservers: ["192.0.2.53"],
      searchDomains: ["example.org"],
      routes: [{ to: "198.51.100.0/24", via: "192.0.2.2" }],
      mtu: 1400,
    },
    { name: "eth1", mac: "52:54:00:12:34:57" },
    { name: "eth2", mac: "52:54:00:12:34:58" },
  ],
  bonds: [{ name: "bond0", interfaces: ["eth1", "eth2"], mode: "active-backup", primary: "eth1", dhcp4: true }],
  vlans: [{ name: "bond0.7", link: "bond0", id: 7, addresses: ["10.7.0.2/16"] }],
};
