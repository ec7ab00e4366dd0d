import { readFileSync } from "node:fs";
import { kibibytes } from "@hob/units";
import { expect, test } from "vitest";
import {
  dhcpHost,
  dhcpRange,
  dnsHost,
  dnsSrv,
  dnsTxt,
  edit,
  forwardInterface,
  network,
  portgroup,
  read,
  write,
} from "./index.ts";

const named = readFileSync(`${import.meta.dirname}/../fixtures/network-named.xml`, "utf8");

test("leases are seconds, whatever unit they are written in, and 0 for ever", () => {
  const { hosts, ranges } = read(network, named).ips[0]?.dhcp ?? {};
  expect(ranges?.map((range) => range.leaseSeconds)).toEqual([7200]);
  expect(hosts?.map((host) => host.leaseSeconds)).toEqual([0, 2700]);
  const range = (lease: string) => read(dhcpRange, `<range start='192.0.2.2' end='192.0.2.9'>${lease}</range>`);
  expect(range("<lease expiry='3'/>").leaseSeconds).toBe(180);
  expect(range("").leaseSeconds).toBeUndefined();
  expect(() => range("<lease expiry='3' unit='days'/>")).toThrow(
    "'days' in /range/lease/@unit is not accepted: expected hours, minutes, seconds.",
  );
});

test.each([
  [7200, "<lease expiry='2' unit='hours'/>"],
  [5400, "<lease expiry='90' unit='minutes'/>"],
  [61, "<lease expiry='61' unit='seconds'/>"],
  [0, "<lease expiry='0'/>"],
])("a lease of %i seconds is written in the largest unit that has it whole", (leaseSeconds, expected) => {
  expect(write(dhcpHost, { mac: "52:54:00:00:00:01", ip: "192.0.2.9", leaseSeconds })).toBe(
    `<host mac='52:54:00:00:00:01' ip='192.0.2.9'>\n  ${expected}\n</host>\n`,
  );
});

test("a lease that stays as it is keeps its unit", () => {
  const seconds = named.replace("expiry='2' unit='hours'", "expiry='7200' unit='seconds'");
  expect(edit(seconds, network, (value) => ({ ...value, mtu: 1400 }))).toContain("expiry='7200' unit='seconds'");
});

test("options of dnsmasq come and go with their namespace, and nothing else changes", () => {
  const { dnsmasqOptions, ...rest } = read(network, named);
  expect(dnsmasqOptions).toEqual(["log-queries", "cname=www.named.test,dc.named.test"]);
  const without = edit(named, network, () => rest);
  expect(without).not.toContain("dnsmasq:option");
  expect(edit(without, network, () => ({ ...rest, dnsmasqOptions: dnsmasqOptions ?? [] }))).toBe(named);
  const plain = "<network><name>a</name></network>";
  expect(edit(plain, network, (value) => ({ ...value, dnsmasqOptions: ["log-queries"] }))).toBe(
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>a</name>" +
      "<dnsmasq:options><dnsmasq:option value='log-queries'/></dnsmasq:options></network>",
  );
});

test("limits of traffic are bytes, counted in KiB", () => {
  const value = read(
    portgroup,
    "<portgroup name='a'><bandwidth><inbound average='1000' burst='5'/></bandwidth></portgroup>",
  );
  expect(value.bandwidth).toEqual({ inbound: { average: kibibytes(1000), burst: kibibytes(5) } });
  expect(() =>
    read(portgroup, "<portgroup name='a'><bandwidth><inbound average='-1'/></bandwidth></portgroup>"),
  ).toThrow("'-1' in /portgroup/bandwidth/inbound/@average is not accepted");
});

test("what an update of a network takes is written alone", () => {
  expect(write(dhcpRange, { start: "192.0.2.2", end: "192.0.2.9" })).toBe(
    "<range start='192.0.2.2' end='192.0.2.9'/>\n",
  );
  expect(write(forwardInterface, { dev: "eth1" })).toBe("<interface dev='eth1'/>\n");
  expect(write(portgroup, { name: "sales", default: true })).toBe("<portgroup name='sales' default='yes'/>\n");
  expect(write(dnsTxt, { name: "a", value: "b" })).toBe("<txt name='a' value='b'/>\n");
  expect(write(dnsSrv, { service: "ldap", protocol: "tcp", port: 389 })).toBe(
    "<srv service='ldap' protocol='tcp' port='389'/>\n",
  );
  expect(write(dnsHost, { ip: "192.0.2.9", hostnames: ["a", "b"] })).toBe(
    "<host ip='192.0.2.9'>\n  <hostname>a</hostname>\n  <hostname>b</hostname>\n</host>\n",
  );
});
