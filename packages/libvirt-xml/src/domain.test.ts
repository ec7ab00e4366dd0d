import { bytes, gibibytes, kibibytes, mebibytes } from "@hob/units";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { capabilities, cpu, type Domain, domain, edit, InvalidXmlValue, read, sysinfo, write } from "./index.ts";

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/${name}.xml`, "utf8");
const guest = (inside: string, attributes = "") =>
  `<domain type='kvm'${attributes}><name>a</name><memory>1024</memory><os><type>hvm</type></os>${inside}<devices/></domain>`;
const changed = (xml: string, change: (value: Domain) => Partial<Domain>) =>
  edit(xml, domain, (value) => ({ ...value, ...change(value) }));

describe("namespaces", () => {
  const uri = "http://libvirt.org/schemas/domain/qemu/1.0";

  test("are told by their URI, whatever the prefix", () => {
    const own = guest("<q:commandline><q:arg value='-S'/></q:commandline>", ` xmlns:q='${uri}'`);
    expect(read(domain, own).qemuCommandline).toEqual({ args: ["-S"], envs: [] });
    const local = guest(`<commandline xmlns='${uri}'><arg value='-S'/></commandline>`);
    expect(read(domain, local).qemuCommandline).toEqual({ args: ["-S"], envs: [] });
  });

  test("of others that use libvirt's prefix are not taken for libvirt's, and stay", () => {
    const xml = guest("<qemu:commandline/>", " xmlns:qemu='urn:other'");
    expect(read(domain, xml).qemuCommandline).toBeUndefined();
    const after = changed(xml, () => ({ qemuCommandline: { args: ["-S"], envs: [] } }));
    expect(after).toContain("<qemu:commandline/>");
    expect(read(domain, after).qemuCommandline?.args).toEqual(["-S"]);
  });

  test("are declared once, at the root, as libvirt does", () => {
    const after = changed(guest(""), () => ({
      qemuCommandline: { args: ["-S"], envs: [] },
      qemuDeprecation: { behavior: "reject" },
    }));
    expect(after).toBe(
      guest("", ` xmlns:qemu='${uri}'`).replace(
        "</domain>",
        "<qemu:commandline><qemu:arg value='-S'/></qemu:commandline><qemu:deprecation behavior='reject'/></domain>",
      ),
    );
  });

  test("keep their prefix where one more element is added", () => {
    const own = guest("<q:commandline><q:arg value='-S'/></q:commandline>", ` xmlns:q='${uri}'`);
    const after = changed(own, () => ({ qemuCommandline: { args: ["-S", "-s"], envs: [] } }));
    expect(after).toContain("<q:commandline><q:arg value='-S'/>");
    expect(read(domain, after).qemuCommandline?.args).toEqual(["-S", "-s"]);
  });
});

describe("sizes", () => {
  test.each([
    ["<maxMemory slots='2' unit='GiB'>4</maxMemory>", { maxMemory: { slots: 2, size: gibibytes(4) } }],
    ["<currentMemory unit='mib'>1</currentMemory>", { currentMemory: mebibytes(1) }],
    ["<memtune><hard_limit unit='KB'>2</hard_limit></memtune>", { memtune: { hardLimit: bytes(2000) } }],
    [
      "<memoryBacking><hugepages><page size='2' unit='M'/><page size='4'/></hugepages></memoryBacking>",
      { memoryBacking: { hugepages: { pages: [{ size: mebibytes(2) }, { size: kibibytes(4) }] } } },
    ],
    [
      "<cpu><numa><cell memory='512'/><cell memory='1' unit='GiB'/></numa></cpu>",
      { cpu: { numa: { cells: [{ memory: kibibytes(512) }, { memory: gibibytes(1) }] } } },
    ],
  ])("are bytes in whatever unit they are written: %s", (inside, value) => {
    expect(read(domain, guest(inside))).toMatchObject(value);
  });

  test("in attributes keep their unit where it fits, and are exact where it does not", () => {
    const xml = guest("<cpu><numa><cell id='0' memory='1' unit='GiB'/></numa></cpu>");
    const resized = (memory: number) =>
      changed(xml, ({ cpu: old }) => ({
        cpu: { features: [], ...old, numa: { cells: [{ id: 0, memory: bytes(memory), distances: [], caches: [] }] } },
      }));
    expect(resized(2 * 1024 ** 3)).toBe(xml.replace("memory='1'", "memory='2'"));
    expect(resized(1024 ** 2)).toBe(xml.replace("memory='1' unit='GiB'", "memory='1024' unit='KiB'"));
    expect(resized(1023)).toBe(xml.replace("memory='1' unit='GiB'", "memory='1023' unit='B'"));
  });

  test("that share a unit keep their meaning when it changes", () => {
    const xml = fixture("capabilities-shared").replace(
      "granularity='768' min='1536' unit='KiB'",
      "granularity='1' min='2' unit='MiB'",
    );
    const after = edit(xml, capabilities, (value) => {
      const [bank, ...banks] = value.host.cache?.banks ?? [];
      const [control, ...controls] = bank?.controls ?? [];
      if (!bank || !control) throw new Error("The fixture has no cache that is shared.");
      const smaller = { ...control, granularity: kibibytes(512) };
      const cache = { ...value.host.cache, banks: [{ ...bank, controls: [smaller, ...controls] }, ...banks] };
      return { ...value, host: { ...value.host, cache } };
    });
    expect(after).toBe(xml.replace("granularity='1' min='2' unit='MiB'", "granularity='512' min='2048' unit='KiB'"));
  });

  test("of memory that libvirt takes for no limit are none, and are written as libvirt takes them", () => {
    const xml = guest("<memtune><hard_limit>9007199254740991</hard_limit></memtune>");
    expect(read(domain, xml).memtune).toEqual({ hardLimit: "unlimited" });
    const after = changed(xml, () => ({ memtune: { softLimit: "unlimited" } }));
    expect(after).toContain("<memtune><soft_limit unit='KiB'>9007199254740991</soft_limit></memtune>");
  });
});

test("a list that its parent counts is counted anew", () => {
  const before = fixture("capabilities-shared");
  const after = edit(before, capabilities, (value) => ({
    ...value,
    host: { ...value.host, cells: value.host.cells.map((cell) => ({ ...cell, cpus: cell.cpus.slice(0, 1) })) },
  }));
  expect(after).toContain("<cpus num='1'>\n            <cpu id='0'");
  expect(after).toContain("<cells num='2'>");
});

describe("a feature that says its state", () => {
  test("is on by being there, and off only when it says so", () => {
    const xml = guest("<features><hap/><pmu state='off'/><hyperv><relaxed/><vapic state='on'/></hyperv></features>");
    expect(read(domain, xml).features).toEqual({ hap: true, pmu: false, hyperv: { relaxed: true, vapic: true } });
  });

  test("is switched and taken out without a trace", () => {
    const xml = guest("<features><hap/><pmu state='off'/></features>");
    expect(changed(xml, () => ({ features: { hap: false, pmu: false } }))).toBe(
      xml.replace("<hap/>", "<hap state='off'/>"),
    );
    expect(changed(xml, () => ({ features: { pmu: false } }))).toBe(xml.replace("<hap/>", ""));
  });

  test("APIC keeps its own when the end of interrupts is set", () => {
    const xml = guest("<features><apic/></features>");
    const after = changed(xml, () => ({ features: { apic: true, apicEoi: true } }));
    expect(after).toBe(xml.replace("<apic/>", "<apic eoi='on'/>"));
  });
});

describe("what libvirt assumes", () => {
  const bare = "<domain type='xen'><name>a</name><bootloader/></domain>";

  test("is read where a document leaves it out", () => {
    const value = read(domain, bare);
    expect(value).toMatchObject({ memory: 0, bootloader: "", os: { type: { name: "xen" }, boot: [] } });
    expect(value.devices.disks).toEqual([]);
  });

  test("is written with what is changed beside it, and not before", () => {
    expect(changed(bare, () => ({ title: "b" }))).toBe(bare.replace("</name>", "</name><title>b</title>"));
    const after = changed(bare, ({ os }) => ({ os: { ...os, kernel: "/vmlinuz" } }));
    expect(after).toContain("<os><type>xen</type><kernel>/vmlinuz</kernel></os>");
  });
});

test("an empty genid asks for one, and is not the same as none", () => {
  expect(read(domain, guest("<genid/>")).genid).toBe("");
  expect(read(domain, guest("")).genid).toBeUndefined();
  expect(changed(guest(""), () => ({ genid: "" }))).toContain("<genid/>");
  expect(changed(guest("<genid/>"), () => ({ genid: undefined as unknown as string }))).toBe(guest(""));
});

test("the space around a typed place of firmware variables is no path", () => {
  const { nvram } = read(domain, fixture("domain-rare")).os;
  expect(nvram).toMatchObject({ source: { file: "/var/lib/libvirt/qemu/nvram/rare.fd" } });
  expect(nvram).not.toHaveProperty("path");
});

test.each([
  ["-3600", -3600],
  ["+60", 60],
  ["reset", "reset"],
])("a clock's adjustment of %s", (text, value) => {
  expect(read(domain, guest(`<clock offset='utc' adjustment='${text}'/>`)).clock?.adjustment).toBe(value);
});

test("a clock's adjustment that is neither seconds nor a reset is refused", () => {
  expect(() => read(domain, guest("<clock offset='utc' adjustment='soon'/>"))).toThrow(InvalidXmlValue);
});

test.each([
  ["0x0003", 3],
  ["10", 16],
  ["ff", 255],
])("a policy of %s is hexadecimal, as libvirt takes it", (text, policy) => {
  const inside = `<launchSecurity type='sev'><policy>${text}</policy></launchSecurity>`;
  expect(read(domain, guest(inside)).launchSecurity).toEqual({ type: "sev", policy });
});

test("a policy is written with four digits", () => {
  expect(changed(guest(""), () => ({ launchSecurity: { type: "sev", policy: 3 } }))).toContain(
    "<policy>0x0003</policy>",
  );
});

test("NUMA nodes are found again by their number", () => {
  const before = fixture("domain-tuned");
  const after = changed(before, ({ cpu: old }) => ({
    cpu: {
      features: [],
      ...old,
      numa: { ...old?.numa, cells: (old?.numa?.cells ?? []).filter(({ id }) => id === 0) },
    },
  }));
  expect(before.split("\n").filter((line) => !after.includes(line))).toEqual([
    "      <cell id='1' cpus='4-7' memory='16777216' unit='KiB'>",
    "          <sibling id='0' value='21'/>",
    "          <sibling id='1' value='10'/>",
  ]);
  expect(read(domain, after).cpu?.numa?.interconnects).toEqual(read(domain, before).cpu?.numa?.interconnects);
});

test("an entry of a firmware table is added after the others, and others that nobody knows stay", () => {
  const xml =
    "<sysinfo type='smbios'><bios><entry name='vendor'>a</entry><entry name='mood'>b</entry></bios></sysinfo>";
  expect(edit(xml, sysinfo, (value) => ({ ...value, bios: { ...value.bios, date: "01/01/2026" } }))).toBe(
    xml.replace("</bios>", "<entry name='date'>01/01/2026</entry></bios>"),
  );
});

test("a CPU is read as a host's or as a guest's", () => {
  expect(read(cpu, fixture("cpu-host"))).toMatchObject({
    arch: "x86_64",
    model: { name: "Skylake-Client-IBRS" },
    pageSizes: [kibibytes(4), mebibytes(2), gibibytes(1)],
  });
  expect(read(cpu, fixture("cpu-guest"))).toMatchObject({ mode: "custom", model: { fallback: "forbid" } });
  expect(write(cpu, { mode: "host-model", features: [{ policy: "disable", name: "vmx" }] })).toBe(
    "<cpu mode='host-model'>\n  <feature policy='disable' name='vmx'/>\n</cpu>\n",
  );
});
