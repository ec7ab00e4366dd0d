import { expect, it } from "vitest";
import { checkNetworkConfig } from "./check-network-config.ts";

it.each([
  ["version: 2\nethernets:\n  eth0: {dhcp4: true, addresses: [192.0.2.1/24, {2001:db8::1/64: {label: a}}]}\n", "v2"],
  ["version: 1\nconfig: [{type: physical, name: eth0}]\n", "v1"],
  ["config: disabled\n", "disabled"],
  ['{"links": [], "networks": [], "services": []}', "openstack"],
])("recognises %j", (text, kind) => {
  expect(checkNetworkConfig(text)).toEqual({ kind, warnings: [] });
});

it.each([
  ["", 1, 1, "there is nothing"],
  ["network:\n  version: 2\n", 1, 1, "a seed has no key 'network' around the rest"],
  ["ethernets: {}\nversion: 3\n", 2, 1, "'version' is neither 1 nor 2"],
  ["version: 1\n", 1, 1, "version 1 has a list 'config'"],
  ["version: 2\nethernets: [eth0]\n", 2, 1, "'ethernets' is no mapping of names to links"],
  [
    "version: 2\nethernets:\n  eth0:\n    addresses: [192.0.2.1]\n",
    2,
    1,
    "address '192.0.2.1' of 'eth0' has no prefix",
  ],
  [
    "version: 2\nethernets:\n  eth0:\n    addresses: [192.0.2.256/24]\n",
    2,
    1,
    "'192.0.2.256/24' of 'eth0' is no address",
  ],
  ["version: 2\nethernets:\n  eth0: {\n", 4, 1, "flow map"],
])("says in one line where %j is wrong", (text, line, column, reason) => {
  expect(() => checkNetworkConfig(text)).toThrow(
    expect.objectContaining({ code: "first-boot.invalid-text", details: expect.objectContaining({ line, column }) }),
  );
  expect(() => checkNetworkConfig(text)).toThrow(reason);
});

it("warns of a section that is misspelt", () => {
  expect(checkNetworkConfig("version: 2\nethernet: {}\n").warnings).toEqual([
    { line: 2, column: 1, message: "cloud-init does not know 'ethernet' and ignores it; 'ethernets' is meant?" },
  ]);
});
