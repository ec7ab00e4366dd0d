import { expect, it } from "vitest";
import { fullIntent, fullNetwork } from "../testing/sample-intents.ts";
import { cloudInitFiles } from "./cloud-init-files.ts";
import type { CloudInit } from "./cloud-init.ts";

const texts = (intent: Partial<CloudInit>) =>
  Object.fromEntries(
    cloudInitFiles({ kind: "cloud-init", ...intent }).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );

it("writes the two files that NoCloud cannot do without, and no network that was not asked for", () => {
  expect(texts({ instanceId: "a", network: { kind: "dhcp" } })).toEqual({
    "meta-data": "instance-id: a\n",
    "user-data": "#cloud-config\n{}\n",
  });
});

it("makes the instance's id of the content, so that a changed seed is read anew", () => {
  const id = (intent: Partial<CloudInit>) => /instance-id: (iid-[0-9a-f]{16})\n/.exec(texts(intent)["meta-data"]!)![1];
  expect(id({ hostname: "web" })).toBe(id({ hostname: "web" }));
  expect(id({ hostname: "web" })).not.toBe(id({ hostname: "db" }));
  expect(id({ hostname: "web" })).not.toBe(id({ hostname: "web", network: { kind: "none" } }));
});

it("asks DHCP on the cards that are named, and waits only for the first", () => {
  const network = { kind: "dhcp", macs: ["52:54:00:00:00:01", "52:54:00:00:00:02"] } as const;
  expect(texts({ network })["network-config"]).toBe(`version: 2
ethernets:
  eth0:
    match:
      macaddress: "52:54:00:00:00:01"
    set-name: eth0
    dhcp4: true
    dhcp6: true
  eth1:
    match:
      macaddress: "52:54:00:00:00:02"
    set-name: eth1
    dhcp4: true
    dhcp6: true
    optional: true
`);
});

it("leaves the user's own text as it is when there is nothing beside it", () => {
  const userData = "#!/bin/sh\n# ü\nexit\n";
  expect(texts({ raw: { userData } })["user-data"]).toBe(userData);
});

it("marks the files that must not be kept", () => {
  const files = cloudInitFiles({ ...fullIntent, network: fullNetwork, raw: { vendorData: "#!/bin/sh\n" } });
  expect(files.map(({ path, isSecret }) => [path, isSecret])).toEqual([
    ["meta-data", false],
    ["user-data", true],
    ["vendor-data", true],
    ["network-config", false],
  ]);
});

const v2 = (link: object) => ({ network: { kind: "v2" as const, ethernets: [{ name: "eth0", ...link }] } });

it.each<[Partial<CloudInit>, string]>([
  [{ hostname: "-web" }, "Host name '-web' is not accepted: letters, digits and inner hyphens, at most 63."],
  [{ hostname: "web.example" }, "Host name 'web.example' is not accepted: "],
  [{ fqdn: "web..org" }, "Domain name 'web..org' is not accepted: "],
  [{ instanceId: "a b" }, "Instance id 'a b' is not accepted: "],
  [{ users: [{ name: "0ada" }] }, "User '0ada' is not accepted: "],
  [{ users: [{ name: "root" }], root: {} }, "User 'root' is not accepted: each is there once."],
  [{ users: [{ name: "ada", groups: ["a b"] }] }, "Group of 'ada' 'a b' is not accepted: "],
  [{ users: [{ name: "ada", password: "x", passwordHash: "y" }] }, "either the password or its hash."],
  [{ users: [{ name: "ada", password: "two\nlines" }] }, "Password '(not shown)' is not accepted: "],
  [{ users: [{ name: "ada", sshAuthorizedKeys: ["x"] }] }, "SSH public key 'x' is not accepted: "],
  [{ defaultUser: { passwordHash: "$y$j9T$abcdefgh$abcdefgh" } }, "cloud-init takes others for a password in clear."],
  [{ timezone: "../etc" }, "Time zone '../etc' is not accepted: "],
  [{ locale: "german" }, "Locale 'german' is not accepted: a locale, such as 'de_DE.UTF-8'."],
  [
    { files: [{ path: "/a", content: "", permissions: "rw" }] },
    "Permissions of '/a' 'rw' is not accepted: octal digits",
  ],
  [{ files: [{ path: "/a/", content: "" }] }, "File '/a/' is not accepted: "],
  [{ runCommands: [""] }, "Command '\"\"' is not accepted: "],
  [{ bootCommands: [[]] }, "Command '[]' is not accepted: "],
  [{ trustedCertificates: ["MIIB"] }, "Certificate 'MIIB…' is not accepted: one certificate in PEM."],
  [{ swap: { size: 5 } }, "Size of the swap file '5' is not accepted: "],
  [{ powerState: { mode: "halt", delay: -1 } }, "Delay '-1' is not accepted: "],
  [{ network: { kind: "v2" } }, "Network 'v2' is not accepted: at least one link"],
  [{ network: { kind: "dhcp", macs: ["nonsense"] } }, "MAC address 'nonsense' is not accepted: "],
  [v2({ name: "a-name-that-is-long" }), "Interface 'a-name-that-is-long' is not accepted: "],
  [v2({ mac: "01:00:5e:00:00:01" }), "MAC address of 'eth0' '01:00:5e:00:00:01' is not accepted: "],
  [v2({ addresses: ["192.0.2.1"] }), "Address of 'eth0' '192.0.2.1' is not accepted: an address with its prefix"],
  [v2({ addresses: ["192.0.2.1/33"] }), "Address of 'eth0' '192.0.2.1/33' is not accepted: "],
  [v2({ gateways: ["192.0.2.1", "192.0.2.2"] }), "Gateway of 'eth0' '192.0.2.2' is not accepted: one gateway of IPv4."],
  [
    v2({ routes: [{ to: "10.0.0.0/8", via: "::1" }] }),
    "Router of 'eth0' '::1' is not accepted: one of the same family",
  ],
  [v2({ nameservers: ["dns"] }), "Name server of 'eth0' 'dns' is not accepted: an IPv4 or IPv6 address."],
  [v2({ searchDomains: ["a b"] }), "Search domain of 'eth0' 'a b' is not accepted: "],
  [v2({ mtu: 20 }), "MTU of 'eth0' '20' is not accepted: a whole number from 68 to 65535."],
  [
    { network: { kind: "v2", ethernets: [{ name: "a" }], vlans: [{ name: "v", link: "b", id: 1 }] } },
    "Link of 'v' 'b' is not accepted: 'a'.",
  ],
  [
    { network: { kind: "v2", ethernets: [{ name: "a" }], vlans: [{ name: "v", link: "a", id: 4095 }] } },
    "VLAN id of 'v' '4095' is not accepted: a whole number from 1 to 4094.",
  ],
  [
    { datasource: "configdrive", network: { kind: "v2", bridges: [{ name: "br0", interfaces: [] }] } },
    "Bridge 'br0' is not accepted: ConfigDrive has no bridges; NoCloud can say it.",
  ],
  [
    { datasource: "configdrive", raw: { networkConfig: "version: 2\n" } },
    "Network configuration 'v2' is not accepted: ConfigDrive takes network_data.json",
  ],
  [{ raw: { userData: "#cloud-config\na: [" } }, "User data, line 2, column "],
  [{ raw: { vendorData: "hello" } }, "User data, line 1, column 1: "],
  [{ raw: { metaData: "- a" } }, "Meta data, line 1, column 1: this is no mapping"],
  [{ raw: { networkConfig: "version: 3" } }, "Network configuration, line 1, column 1: 'version' is neither 1 nor 2."],
])("refuses %j", (intent, message) => {
  expect(() => texts(intent)).toThrow(message);
});
