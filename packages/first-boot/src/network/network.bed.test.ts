import { expect, it } from "vitest";
import { askCloudInit } from "../testing/ask-cloud-init.ts";
import { fullNetwork } from "../testing/sample-intents.ts";
import { networkConfig } from "./network-config.ts";
import { networkData } from "./network-data.ts";
import type { NetworkV2 } from "./network.ts";

const lines = (files: Record<string, string>): string => Object.values(files).join("\n");

it("is written out by each of cloud-init's renderers, with both default routes", async () => {
  const network: NetworkV2 = { kind: "v2", ethernets: fullNetwork.ethernets! };
  const [files] = await askCloudInit(["rendered", networkConfig(network)]);
  expect(Object.keys(files).sort()).toEqual(["eni", "netplan", "network-manager", "networkd", "sysconfig"]);
  for (const [kind, written] of Object.entries<Record<string, string>>(files)) {
    // What Debian 12's cloud-init writes for NetworkManager ends at every card; it is not used there.
    if (kind === "network-manager") continue;
    expect(lines(written), kind).toContain("192.0.2.10");
    expect(lines(written), kind).toContain("2001:db8::10");
    expect(lines(written), kind).toMatch(/^.*(gateway|GATEWAY|Gateway).*192\.0\.2\.1$/m);
    expect(lines(written), kind).toMatch(/^.*(gateway|GW|Gateway).*2001:db8::1$/m);
    expect(lines(written), kind).toMatch(/52:54:00:12:34:56/i);
    expect(lines(written), kind).toContain("1400");
  }
});

it("says bonds, VLANs and bridges so that they are written out", async () => {
  const network: NetworkV2 = {
    ...fullNetwork,
    bridges: [{ name: "br0", interfaces: ["bond0.7"], stp: true, forwardDelay: 4, dhcp4: true, dhcp6: true }],
  };
  const [{ eni, netplan, networkd }] = await askCloudInit(["rendered", networkConfig(network)]);
  const interfaces: string = eni["etc/network/interfaces"];
  expect(interfaces).toContain("bond-mode active-backup");
  expect(interfaces).toContain("bond-master bond0");
  expect(interfaces).toContain("vlan-raw-device bond0");
  expect(interfaces).toContain("bridge_ports bond0.7");
  expect(lines(netplan)).toContain("primary: eth1");
  expect(lines(netplan)).toContain("forward-delay: 4");
  expect(lines(networkd)).toContain("Address=10.7.0.2/16");
});

it("says the same network in OpenStack's words", async () => {
  const [converted] = await askCloudInit(["converted", networkData(fullNetwork)]);
  const [fromData, fromConfig] = await askCloudInit(["rendered", converted], ["rendered", networkConfig(fullNetwork)]);
  // The words of a default route differ, and so do those of DHCP that is not wanted.
  const plain = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !/dhcp4: false|gateway|to: |via: |version|routes:/.test(line))
      .sort();
  expect(plain(lines(fromData.netplan))).toEqual(plain(lines(fromConfig.netplan)));
  expect(lines(fromData.networkd)).toContain("Destination=::/0\n\nGateway=2001:db8::1");
  expect(lines(fromData.networkd)).toContain("Gateway=192.0.2.1");
});

it("says that nothing is set up in both formats", async () => {
  expect(networkConfig({ kind: "none" })).toEqual({ config: "disabled" });
  const [converted] = await askCloudInit(["converted", networkData({ kind: "none" })]);
  expect(converted).toEqual({ version: 1, config: [] });
});
