import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import * as libvirt from "../index.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

/** A connection; to libvirt's test driver, which every connection has for itself, unless told otherwise. */
async function open(uri = bed.testUri()): Promise<libvirt.Connection> {
  const connection = await libvirt.openConnection(uri);
  onTestFinished(() => connection.close());
  return connection;
}

const named = <Ref extends { readonly name: string }>(refs: readonly Ref[], name: string): Ref => {
  const found = refs.find((ref) => ref.name === name);
  if (!found) return expect.unreachable(`${name} must be among ${refs.map((ref) => ref.name).join(", ")}`);
  return found;
};

it("asks about the connection and the node", async () => {
  const connection = await open();
  expect(await connection.call(libvirt.connectGetMaxVcpus, { type: null })).toEqual({ maxVcpus: 32 });
  expect(await connection.call(libvirt.connectIsSecure, {})).toEqual({ secure: true });
  expect(await connection.call(libvirt.connectNumOfDomains, {})).toEqual({ count: 1 });
  const { models } = await connection.call(libvirt.connectGetCpuModelNames, { arch: "x86_64", needResults: true });
  expect(models).toContain("EPYC");
  const cells = await connection.call(libvirt.nodeGetCellsFreeMemory, { startCell: 0, maxCells: 2 });
  expect(cells.cells).toEqual([expect.any(BigInt), expect.any(BigInt)]);
  const { cpumap, count } = await connection.call(libvirt.nodeGetCpuMap, { needMap: true, needOnline: true });
  expect([count, cpumap.length]).toEqual([8, 1]);
  expect(await connection.call(libvirt.nodeGetSecurityModel, {})).toEqual({ model: "testSecurity", doi: "" });
});

it("changes a domain's memory, processors and tuning, with parameters sent in their types", async () => {
  const connection = await open();
  const { dom } = await connection.call(libvirt.domainLookupByName, { name: "test" });
  await connection.call(libvirt.domainSetMemory, { dom, memory: 4_194_304n });
  await connection.call(libvirt.domainSetVcpus, { dom, vcpus: 1 });
  expect(await connection.call(libvirt.domainGetInfo, { dom })).toMatchObject({
    state: libvirt.domainState.running,
    memory: 4_194_304n,
    vcpus: 1,
  });
  await connection.call(libvirt.domainPinVcpu, { dom, vcpu: 0, cpumap: Buffer.of(0b101) });
  const { info, cpumaps } = await connection.call(libvirt.domainGetVcpus, { dom, maxInfo: 1, mapLength: 1 });
  expect(info).toMatchObject([{ number: 0, state: libvirt.vcpuState.running }]);
  expect([...cpumaps]).toEqual([0b101]);

  const { blkioWeight, hardLimit } = {
    blkioWeight: libvirt.domainBlkioParameter.weight,
    hardLimit: libvirt.domainMemoryParameter.hardLimit,
  };
  const flags = libvirt.domainModificationImpact.config;
  await connection.call(libvirt.domainSetMemoryParameters, {
    dom,
    parameters: { [hardLimit]: libvirt.typed.unsignedHyper(9_000_000n) },
    flags,
  });
  await connection.call(libvirt.domainSetBlkioParameters, {
    dom,
    parameters: { [blkioWeight]: libvirt.typed.unsigned(500) },
    flags,
  });
  const memory = await connection.call(libvirt.domainGetMemoryParameters, { dom, parameterCount: 16, flags });
  expect(memory.parameters.get(hardLimit)).toBe(9_000_000n);
  const blkio = await connection.call(libvirt.domainGetBlkioParameters, { dom, parameterCount: 16, flags });
  expect(blkio.parameters.get(blkioWeight)).toBe(500);
  const wrongType = { dom, parameters: { [hardLimit]: libvirt.typed.int(1) }, flags };
  await expect(connection.call(libvirt.domainSetMemoryParameters, wrongType)).rejects.toMatchObject({
    code: "libvirt.invalid-arg",
  });
});

it("has a domain's devices, agent, statistics and saved memory", async () => {
  const connection = await open();
  const { dom } = await connection.call(libvirt.domainLookupById, { id: 1 });
  const { interfaces } = await connection.call(libvirt.domainInterfaceAddresses, { dom, source: 0 });
  expect(interfaces).toMatchObject([{ name: "testnet0", addresses: [{ type: libvirt.ipAddressType.ipv4 }] }]);
  expect(await connection.call(libvirt.domainFsFreeze, { dom, mountpoints: [] })).toEqual({ filesystems: 2 });
  expect(await connection.call(libvirt.domainFsThaw, { dom, mountpoints: ["/"] })).toEqual({ filesystems: 1 });
  const filesystems = await connection.call(libvirt.domainGetFsInfo, { dom });
  expect(filesystems.info[0]).toMatchObject({ mountpoint: "/", type: "ext4" });
  expect(await connection.call(libvirt.domainGetHostname, { dom })).toEqual({ hostname: "testhost" });
  expect(await connection.call(libvirt.domainGetTime, { dom })).toMatchObject({ seconds: expect.any(BigInt) });
  await connection.call(libvirt.domainManagedSave, { dom });
  expect(await connection.call(libvirt.domainHasManagedSaveImage, { dom })).toEqual({ present: true });
  await connection.call(libvirt.domainManagedSaveRemove, { dom });
});

it("takes a tree of snapshots and a chain of checkpoints", async () => {
  const connection = await open();
  const { dom } = await connection.call(libvirt.domainLookupByName, { name: "test" });
  const take = (name: string) =>
    connection.call(libvirt.domainSnapshotCreateXml, {
      dom,
      xml: `<domainsnapshot><name>${name}</name></domainsnapshot>`,
    });
  const first = await take("first");
  const second = await take("second");
  expect(await connection.call(libvirt.domainSnapshotGetParent, second)).toEqual({ parent: first.snapshot });
  expect(await connection.call(libvirt.domainSnapshotIsCurrent, first)).toEqual({ current: false });
  expect(await connection.call(libvirt.domainSnapshotHasMetadata, first)).toEqual({ hasMetadata: true });
  const { snapshots, count } = await connection.call(libvirt.domainListAllSnapshots, { dom, needResults: true });
  expect([snapshots.map(({ name }) => name).sort(), count]).toEqual([["first", "second"], 2]);
  await connection.call(libvirt.domainRevertToSnapshot, first);
  expect(await connection.call(libvirt.domainSnapshotCurrent, { dom })).toEqual(first);
  const flags = libvirt.domainSnapshotDeleteFlag.children;
  await connection.call(libvirt.domainSnapshotDelete, { ...first, flags });
  expect(await connection.call(libvirt.domainHasCurrentSnapshot, { dom })).toEqual({ present: false });

  const disk = "<devices><disk type='file'><source file='/vda'/><target dev='vda'/></disk></devices>";
  const xml = `<domain type='test'><name>tracked</name><memory>1024</memory><os><type>hvm</type></os>${disk}</domain>`;
  const tracked = await connection.call(libvirt.domainCreateXml, { xml });
  const { checkpoint } = await connection.call(libvirt.domainCheckpointCreateXml, {
    ...tracked,
    xml: "<domaincheckpoint><name>monday</name></domaincheckpoint>",
  });
  const checkpoints = await connection.call(libvirt.domainListAllCheckpoints, { ...tracked, needResults: true });
  expect(checkpoints).toEqual({ checkpoints: [checkpoint], count: 1 });
  await connection.call(libvirt.domainCheckpointDelete, { checkpoint });
});

it("has networks, interfaces, pools, volumes and devices of the test driver, and hears of them", async () => {
  const connection = await open();
  const heard: unknown[] = [];
  connection.onEvent(libvirt.networkEventLifecycle, ({ network, event }) => heard.push([network.name, event]));
  connection.onEvent(libvirt.storagePoolEventLifecycle, ({ pool, event }) => heard.push([pool.name, event]));
  await connection.call(libvirt.connectNetworkEventRegisterAny, { eventId: libvirt.networkEventId.lifecycle });
  await connection.call(libvirt.connectStoragePoolEventRegisterAny, { eventId: libvirt.storagePoolEventId.lifecycle });

  const { networks } = await connection.call(libvirt.connectListAllNetworks, { needResults: true });
  const network = named(networks, "default");
  expect(await connection.call(libvirt.networkGetBridgeName, { network })).toEqual({ bridge: "virbr0" });
  await connection.call(libvirt.networkDestroy, { network });

  const { interfaces } = await connection.call(libvirt.connectListAllInterfaces, { needResults: true });
  const eth1 = named(interfaces, "eth1");
  expect(await connection.call(libvirt.interfaceIsActive, { interface: eth1 })).toEqual({ active: true });
  await connection.call(libvirt.interfaceChangeBegin, {});
  await connection.call(libvirt.interfaceDestroy, { interface: eth1 });
  await connection.call(libvirt.interfaceChangeRollback, {});

  const { pools } = await connection.call(libvirt.connectListAllStoragePools, { needResults: true });
  const pool = named(pools, "default-pool");
  const { volume } = await connection.call(libvirt.storageVolumeCreateXml, {
    pool,
    xml: "<volume><name>v</name><capacity>1048576</capacity></volume>",
  });
  expect(await connection.call(libvirt.storageVolumeGetInfo, { volume })).toEqual({
    type: libvirt.storageVolumeType.file,
    capacity: 1_048_576n,
    allocation: expect.any(BigInt),
  });
  expect(await connection.call(libvirt.storagePoolNumOfVolumes, { pool })).toEqual({ count: 1 });
  await connection.call(libvirt.storageVolumeDelete, { volume });
  await connection.call(libvirt.storagePoolDestroy, { pool });

  const { devices } = await connection.call(libvirt.connectListAllNodeDevices, { needResults: true });
  const { name } = named(devices, "scsi_host1");
  expect(await connection.call(libvirt.nodeDeviceGetParent, { name })).toEqual({ parent: "computer" });
  const { names } = await connection.call(libvirt.nodeDeviceListCaps, { name, maxNames: 9 });
  expect(names).toEqual(["scsi_host"]);

  await expect
    .poll(() => heard)
    .toEqual([
      ["default", libvirt.networkEventLifecycleType.stopped],
      ["default-pool", libvirt.storagePoolEventLifecycleType.stopped],
    ]);
});

it("has network ports, filters, their bindings and secrets of a real host", async () => {
  const connection = await open(bed.uri);
  const { network } = await connection.call(libvirt.networkLookupByName, { name: "default" });
  const created = await connection.call(libvirt.networkPortCreateXml, {
    network,
    xml: `<networkport><uuid>33112233-4455-6677-8899-aabbccddeeff</uuid><owner><name>web</name><uuid>00112233-4455-6677-8899-aabbccddeeff</uuid></owner><mac address='52:54:00:00:00:01'/></networkport>`,
  });
  expect(await connection.call(libvirt.networkListAllPorts, { network, needResults: true })).toEqual({
    ports: [created.port],
    count: 1,
  });
  await connection.call(libvirt.networkPortDelete, created);

  const { nwfilter } = await connection.call(libvirt.nwfilterDefineXml, {
    xml: "<filter name='hob-test' chain='root'/>",
  });
  expect(await connection.call(libvirt.nwfilterLookupByUuid, nwfilter)).toEqual({ nwfilter });
  const { filters } = await connection.call(libvirt.connectListAllNwfilters, { needResults: true });
  expect(filters).toContainEqual(nwfilter);
  await connection.call(libvirt.nwfilterUndefine, { nwfilter });
  expect(await connection.call(libvirt.connectListAllNwfilterBindings, { needResults: true })).toEqual({
    bindings: [],
    count: 0,
  });

  const usage = "<usage type='ceph'><name>hob</name></usage>";
  const { secret } = await connection.call(libvirt.secretDefineXml, {
    xml: `<secret ephemeral='yes'>${usage}</secret>`,
  });
  expect(secret).toMatchObject({ usageType: libvirt.secretUsageType.ceph, usageId: "hob" });
  const value = Buffer.from([0, 255, 1]);
  await connection.call(libvirt.secretSetValue, { secret, value });
  expect((await connection.call(libvirt.secretGetValue, { secret })).value).toEqual(value);
  await connection.call(libvirt.secretUndefine, { secret });
});

it("talks to QEMU's monitor and hears its own events", async () => {
  const connection = await open(bed.uri);
  const events: string[] = [];
  connection.onEvent(libvirt.qemuDomainMonitorEvent, ({ event }) => events.push(event));
  const { callbackId } = await connection.call(libvirt.qemuConnectDomainMonitorEventRegister, { event: "STOP" });
  const { dom } = await connection.call(libvirt.domainCreateXml, {
    xml: "<domain type='qemu'><name>monitored</name><memory unit='MiB'>16</memory><os><type machine='pc'>hvm</type></os></domain>",
  });
  const status = await connection.call(libvirt.qemuDomainMonitorCommand, { dom, cmd: '{"execute":"query-status"}' });
  expect(JSON.parse(status.result)).toMatchObject({ return: { running: true } });
  await connection.call(libvirt.domainSuspend, { dom });
  await expect.poll(() => events).toEqual(["STOP"]);
  await connection.call(libvirt.qemuConnectDomainMonitorEventDeregister, { callbackId });
  await connection.call(libvirt.domainDestroy, { dom });
});

it("says which version a call needs that a real daemon does not know", async () => {
  const connection = await open();
  const future = libvirt.procedure(9999, {}, {}, { since: "99.1.0" });
  await expect(connection.call(future, {})).rejects.toMatchObject({
    code: "libvirt.procedure-unsupported",
    message: `'${bed.testUri()}' does not know procedure 9999: it needs libvirt 99.1.0 or later.`,
  });
  expect(await connection.call(libvirt.connectGetType, {})).toEqual({ type: "TEST" });
});
