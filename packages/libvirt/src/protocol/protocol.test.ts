import { declaredErrors } from "@hob/errors";
import { expect, it } from "vitest";
import * as libvirt from "../index.ts";
import { libvirtErrorCodes } from "../errors/libvirt-error-codes.ts";
import { libvirtErrorDomains } from "../errors/libvirt-error-domains.ts";
import type { Codec } from "../xdr/codec.ts";
import { XdrReader } from "../xdr/xdr-reader.ts";
import { XdrWriter } from "../xdr/xdr-writer.ts";
import { procedureName } from "./procedure-name.ts";

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ""), "hex");

function decode<Value>(codec: Codec<Value, never>, hex: string): Value {
  const reader = new XdrReader(bytesOf(hex));
  const value = codec.decode(reader);
  reader.finish();
  return value;
}

function encode<Args>(procedure: libvirt.Procedure<Args, unknown>, args: Args): Buffer {
  const writer = new XdrWriter();
  procedure.args.encode(writer, args);
  return writer.finish();
}

const dom = { name: "web", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: -1 };
const domHex = "00000003 77656200 00112233445566778899aabbccddeeff ffffffff";

const declared = Object.entries(libvirt).flatMap(([name, value]): [string, libvirt.Procedure<never, unknown>][] =>
  typeof value === "object" && "program" in value ? [[name, value as libvirt.Procedure<never, unknown>]] : [],
);

it.each([
  [libvirt.remoteProgram, 443],
  [libvirt.qemuProgram, 7],
  [libvirt.lxcProgram, 1],
])("has every procedure of $name once, by its number and name", (program, last) => {
  const own = declared.filter(([, one]) => one.program === program);
  const numbers = own.map(([, one]) => one.number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  for (const [name, { number }] of own) expect(procedureName(number, program.number)).toBe(`${name} (${number})`);
  expect(procedureName(65000, program.number)).toBe("procedure 65000");
});

it("knows since when there is a procedure, and what else is special about it", () => {
  for (const [name, { since, priority }] of declared) {
    expect(since, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(["high", "low", undefined], name).toContain(priority);
  }
  expect(libvirt.domainFdAssociate).toMatchObject({ since: "9.0.0", priority: "low", passesFiles: true });
  expect(libvirt.domainGetState).toMatchObject({ since: "0.9.2", priority: "high", passesFiles: false });
  expect(libvirt.storageVolumeDownload).toMatchObject({ direction: "in", sparseFlag: 1 });
  expect(libvirt.domainOpenChannel.direction).toBe("both");
  expect(libvirt.domainEventMemoryFailure).toMatchObject({ number: 423, since: "6.9.0" });
  // Two events of one kind: the one of the time before callbacks had ids is called so.
  expect([libvirt.domainEventReboot.number, libvirt.legacyDomainEventReboot.number]).toEqual([319, 169]);
});

it("sends arguments in the order of the wire", () => {
  expect(encode(libvirt.domainCreateWithFlags, { dom, flags: libvirt.domainCreateFlag.paused })).toEqual(
    bytesOf(`${domHex} 00000001`),
  );
  expect(encode(libvirt.connectGetDomainCapabilities, { arch: "x86_64", virtType: "kvm" })).toEqual(
    bytesOf("00000000 00000001 00000006 7838365f36340000 00000000 00000001 00000003 6b766d00 00000000"),
  );
  const volume = { pool: "p", name: "n", key: "k" };
  expect(encode(libvirt.storageVolumeUpload, { volume, offset: 1n, length: 2n })).toEqual(
    bytesOf("00000001 70000000 00000001 6e000000 00000001 6b000000 0000000000000001 0000000000000002 00000000"),
  );
  expect(
    encode(libvirt.connectGetAllDomainStats, { domains: [dom], stats: 5, flags: libvirt.domainStatsFlag.enforce }),
  ).toEqual(bytesOf(`00000001 ${domHex} 00000005 80000000`));
});

it("reads results that hold more than one number", () => {
  expect(
    decode(libvirt.domainGetInfo.result, "00000001 0000000000004000 0000000000002000 00000002 000000003b9aca00"),
  ).toEqual({ state: 1, maxMemory: 16384n, memory: 8192n, vcpus: 2, cpuTime: 1_000_000_000n });
  const model = [..."x86_64"].map((letter) => letter.charCodeAt(0).toString(16).padStart(8, "0")).join("");
  expect(
    decode(
      libvirt.nodeGetInfo.result,
      `${model}${"00000000".repeat(26)} 0000000000100000 00000004 00000bb8 00000001 00000001 00000002 00000002`,
    ),
  ).toEqual({ model: "x86_64", memory: 1048576n, cpus: 4, mhz: 3000, nodes: 1, sockets: 1, cores: 2, threads: 2 });
});

it("reads a guest's interfaces with their addresses", () => {
  const source = libvirt.domainInterfaceAddressesSource.agent;
  expect(encode(libvirt.domainInterfaceAddresses, { dom, source })).toEqual(bytesOf(`${domHex} 00000001 00000000`));
  const loopback = "00000002 6c6f0000 00000000 00000000";
  const mac = "00000001 00000011 35323a35343a30303a31323a33343a3536000000";
  const eth0 = `00000004 65746830 ${mac} 00000001 00000000 00000008 31302e302e302e35 00000018`;
  expect(decode(libvirt.domainInterfaceAddresses.result, `00000002 ${loopback} ${eth0}`)).toEqual({
    interfaces: [
      { name: "lo", mac: null, addresses: [] },
      { name: "eth0", mac: "52:54:00:12:34:56", addresses: [{ type: 0, address: "10.0.0.5", prefix: 24 }] },
    ],
  });
});

const parameter = (name: string, type: number, value: string) =>
  name.length.toString(16).padStart(8, "0") +
  Buffer.from(name.padEnd(Math.ceil(name.length / 4) * 4, "\0")).toString("hex") +
  type.toString(16).padStart(8, "0") +
  value;

const everyType =
  parameter("int", 1, "ffffffff") +
  parameter("uint", 2, "ffffffff") +
  parameter("llong", 3, "ffffffffffffffff") +
  parameter("ullong", 4, "ffffffffffffffff") +
  parameter("double", 5, "3fe0000000000000") +
  parameter("boolean", 6, "00000001") +
  parameter("string", 7, "00000003 61626300");

it("reads typed parameters of every type, when they are asked for", () => {
  const { records } = decode(libvirt.connectGetAllDomainStats.result, `00000001 ${domHex} 00000007 ${everyType}`);
  const [record] = records;
  expect(record?.domain).toEqual(dom);
  const expected = {
    int: -1,
    uint: 4294967295,
    llong: -1n,
    ullong: 18446744073709551615n,
    double: 0.5,
    boolean: true,
    string: "abc",
  };
  expect(record?.parameters.toObject()).toEqual(expected);
  expect(record?.parameters.size).toBe(7);
  expect(record?.parameters.get("double")).toBe(0.5);
  expect(record?.parameters.get("absent")).toBeUndefined();
  const visited: Record<string, unknown> = {};
  record?.parameters.forEach((name, value) => {
    visited[name] = value;
  });
  expect(visited).toEqual(expected);
});

it("checks typed parameters when they arrive, not when they are asked for", () => {
  const read = (parameters: string) => () =>
    decode(libvirt.connectGetAllDomainStats.result, `00000001 ${domHex} 00000001 ${parameters}`);
  expect(read(parameter("a", 9, "00000000"))).toThrow("typed parameter of unknown type 9");
  expect(read(parameter("a", 4, "00000000"))).toThrow("8 bytes are announced or needed, 4 are left");
  expect(read(parameter("a", 7, "00000009"))).toThrow("12 bytes are announced or needed, 0 are left");
});

it("has one name and one kind for each of libvirt's errors", () => {
  const names = Object.values(libvirtErrorCodes).map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const declared = declaredErrors();
  for (const [name, kind] of Object.values(libvirtErrorCodes)) expect(declared.get(`libvirt.${name}`)).toBe(kind);
  expect(libvirtErrorDomains[10]).toBe("qemu");
  expect(libvirtErrorDomains[18]).toBe("storage");
});
