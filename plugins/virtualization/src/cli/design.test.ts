import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "@hob/cli/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const fixture = (file: string) => fileURLToPath(import.meta.resolve(`@hob/designer/fixtures/${file}`));
const q35 = [
  "--capabilities",
  fixture("debian12/capabilities.xml"),
  "--domain-capabilities",
  fixture("debian12/kvm-q35.xml"),
];

let database: string;
beforeAll(async () => {
  database = await mkdtemp(join(tmpdir(), "hob-osinfo-"));
  const { mkdir } = await import("node:fs/promises");
  await mkdir(join(database, "os"));
  const pci = (id: string) => `<device id="http://pcisig.com/pci/1af4/${id}"/>`;
  await writeFile(
    join(database, "os/test.xml"),
    `<libosinfo><os id="http://example.org/test/1"><short-id>test1</short-id><name>Test 1</name><vendor>Example</vendor>
      <family>linux</family><release-date>2022-02-02</release-date>
      <resources arch="all"><minimum><n-cpus>1</n-cpus><ram>1073741824</ram></minimum></resources>
      <devices><device id="http://qemu.org/chipset/x86/q35"/>${["1041", "1042"].map(pci).join("")}</devices></os>
     <os id="http://example.org/test/2"><short-id>test2</short-id><name>Test 2</name></os></libosinfo>`,
  );
});
afterAll(() => rm(database, { recursive: true }));

function hob(...words: string[]) {
  const env = { OSINFO_SYSTEM_DIR: database, OSINFO_LOCAL_DIR: "/nonexistent", OSINFO_USER_DIR: "/nonexistent" };
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  Object.assign(process.env, env);
  return runCommandLine([plugin], words).finally(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
}

it("lists operating systems, newest first, without a server", async () => {
  expect(await hob("os", "list")).toEqual({
    code: 0,
    stderr: "",
    stdout: [
      "ID     NAME    RELEASED    END OF LIFE  MEMORY",
      "test1  Test 1  2022-02-02  -             1 GiB",
      "test2  Test 2  -           -                 -",
      "",
    ].join("\n"),
  });
  expect(JSON.parse((await hob("os", "list", "--search", "test 2", "--output", "json")).stdout)).toMatchObject([
    { id: "http://example.org/test/2", shortId: "test2", vendor: null, resources: { all: { minimum: { ram: null } } } },
  ]);
});

it("shows an operating system by either of its names", async () => {
  const { stdout } = await hob("os", "show", "http://example.org/test/1");
  expect(stdout).toContain("Minimum:     1 vCPU, 1 GiB memory\n");
  expect(stdout).toContain("Devices:     q35, 1041, 1042\n");
  expect(JSON.parse((await hob("os", "show", "test1", "-o", "json")).stdout)).toMatchObject({
    id: "http://example.org/test/1",
    shortId: "test1",
    resources: { all: { minimum: { cpus: 1, ram: 1024 ** 3, storage: null } } },
  });
});

it.each([
  ["os", "show", "tset1"],
  ["design", "--name", "a", "--os", "tset1", ...q35],
])("says in two lines what an unknown system may have been: hob %s", async (...words) => {
  expect(await hob(...words)).toEqual({
    code: 3,
    stdout: "",
    stderr: "hob: Operating system 'tset1' is unknown.\nDid you mean 'test1', 'test2'?\n",
  });
});

it("designs without a server and without libvirt: XML on stdout, nothing on stderr", async () => {
  const { code, stdout, stderr } = await hob(
    ...["design", "--name", "web-1", "--os", "test1", "--memory", "2GiB", "--vcpus", "2", "--disk", "size=20GiB"],
    ...["--network", "lab", "--graphics", "vnc", "--firmware", "efi", "--machine", "q35", "--arch", "x86_64"],
    ...["--platform", "kvm", "--cdrom", "/srv/a.iso", ...q35],
  );
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^<domain type='kvm'>\n {2}<name>web-1<\/name>/);
  expect(stdout).toContain("<memory unit='KiB'>2097152</memory>");
  expect(stdout).toContain("<source file='/var/lib/libvirt/images/web-1.qcow2'/>");
  expect(stdout).toContain("<source file='/srv/a.iso'/>");
  expect(stdout).toContain("<source network='lab'/>");
  expect(stdout).toContain("<os firmware='efi'>");
});

it("tells every reason on stderr, and in JSON beside the XML", async () => {
  const explained = await hob("design", "--name", "a", "--os", "test1", "--machine", "q35", "--explain", ...q35);
  expect(explained.stderr).toContain(
    "devices/disk[vda]/bus = virtio: The fastest; Test 1 has its driver, as osinfo-db lists.\n",
  );
  expect(explained.stderr).toContain("os/type/machine = q35: As asked. Instead of pc.\n");
  const { stdout } = await hob("design", "--name", "a", "--os", "test1", "--output", "json", ...q35);
  const answer = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(answer)).toEqual(["xml", "platform", "decisions", "warnings", "resources"]);
  expect(answer["resources"]).toMatchObject({ memory: 2 * 1024 ** 3 });
});

it("warns on stderr of less memory than the system needs, and designs", async () => {
  const { code, stdout, stderr } = await hob("design", "--name", "a", "--os", "test1", "--memory", "512MiB", ...q35);
  expect([code, stderr]).toEqual([0, "Warning: 512 MiB of memory is less than the 1 GiB that Test 1 needs.\n"]);
  expect(stdout).toContain("<memory unit='KiB'>524288</memory>");
});

it.each([
  ["--memory 0B", 2, "Memory '0' is refused; accepted: more than nothing, such as '2GiB'.", ""],
  ["--memory 2", 2, "--memory: '2' is not a size: it has no unit; did you mean '2MiB'.", "Write a number and a unit"],
  ["--vcpus 0", 2, "Number of processors '0' is refused; accepted: whole numbers from 1.", ""],
  ["--disk size=1e3GiB", 2, "'1e3GiB' is not a size: expected a number and a unit", "Write a number"],
  ["--disk size=0B", 2, "Disk size '0' is refused; accepted: more than nothing, such as '20GiB'.", ""],
  [
    "--disk speed=9",
    2,
    "Disk 'speed=9': 'speed' is not one of size, path, pool, volume, format, bus.",
    "Write for example",
  ],
  ["--disk pool=a", 2, "Disk 'pool=a': 'pool' and 'volume' need each other.", "Write for example"],
  ["--disk size=1GiB,size=2GiB", 2, "Disk 'size=1GiB,size=2GiB': 'size' is there twice.", "Write for example"],
  [
    "--disk size=1GiB,bus=ide",
    9,
    "Disk bus 'ide' is not possible: the machine 'q35' of this host has no such bus.",
    "Accepted: 'scsi'",
  ],
  ["--machine q36", 9, "Machine 'q36' is not possible", "Accepted: 'pc', 'q35'."],
  ["--arch s390x", 9, "Architecture 's390x' is not possible: the host has no emulator for it.", "Accepted: 'aarch64'"],
  ["--firmware uefi", 2, "--firmware: 'uefi' is not one of bios, efi, efi-secure.", ""],
])("refuses `hob design %s`, naming the value and what is accepted", async (words, code, message, hint) => {
  const result = await hob("design", "--name", "a", "--os", "test1", ...words.split(" "), ...q35);
  const [first, second = ""] = result.stderr.split("\n");
  expect([result.code, result.stdout]).toEqual([code, ""]);
  expect(first).toContain(`hob: ${message}`);
  expect(second).toContain(hint);
});

it("needs both files or none, and says which cannot be read", async () => {
  const [, file = "", , domainFile = ""] = q35;
  const failure = async (...words: string[]) => {
    const { code, stderr } = await hob("design", "--name", "a", ...words);
    return [code, stderr.split("\n")[0]];
  };
  expect(await failure("--domain-capabilities", domainFile)).toEqual([
    2,
    "hob: --domain-capabilities needs --capabilities.",
  ]);
  expect(await failure("--capabilities", file)).toEqual([2, "hob: --capabilities needs --domain-capabilities."]);
  expect(await failure("--capabilities", "/no", "--domain-capabilities", domainFile)).toEqual([
    2,
    "hob: '/no' cannot be read: it does not exist.",
  ]);
  expect(await failure("--capabilities", domainFile, "--domain-capabilities", domainFile)).toEqual([
    2,
    `hob: '${domainFile}' cannot be read: The document is a <domainCapabilities>, not a <capabilities>.`,
  ]);
  expect((await failure("--connect", "qemu+unix:///system?socket=/no"))[0]).toBe(7);
});

it("designs a container from the capabilities alone: LXC has no others to tell", async () => {
  const { code, stdout } = await hob(
    "design",
    "--name",
    "a",
    "--disk",
    "none",
    "--capabilities",
    fixture("lxc/capabilities.xml"),
  );
  expect([code, stdout.split("\n")[0]]).toEqual([0, "<domain type='lxc'>"]);
});

it("reads a disk of a pool, a block device and a bridge", async () => {
  const disks = ["--disk", "pool=p,volume=v.raw,format=raw", "--disk", "path=/dev/vg/lv"];
  const { stdout } = await hob("design", "--name", "a", "--os", "test1", ...disks, "--network", "bridge=br0", ...q35);
  expect(stdout).toContain("<source pool='p' volume='v.raw'/>");
  expect(stdout).toContain("<source dev='/dev/vg/lv'/>");
  expect(stdout).toContain("<source bridge='br0'/>");
});

async function saved(name: string, text: string): Promise<string> {
  const file = join(database, name);
  await writeFile(file, text);
  return file;
}

const plain = ["design", "--name", "a", "--os", "test1", ...q35];

it("follows policies, built-in ones and a site's own file, and says whose a choice is", async () => {
  const rule =
    "{setting: disk.io, value: threads, because: Ours are few., when: {os: test*, releasedSince: 2020-01-01}}";
  const file = await saved("site.yaml", `name: site\nrules:\n  - ${rule}\n`);
  const { code, stdout, stderr } = await hob(...plain, "--policy", "performance", "--policy", file, "--explain");
  expect(code).toBe(0);
  expect(stdout).toContain("cache='none' io='threads'");
  expect(stderr).toContain("devices/disk[vda]/driver/io = threads: Ours are few. (policy site)\n");
  expect(stderr).toMatch(/devices\/disk\[vda\]\/driver\/cache = none: .* \(policy performance\)\n/);
  const json = await saved("site.json", JSON.stringify({ name: "j", rules: [] }));
  expect((await hob(...plain, "--policy", json)).stdout).toBe((await hob(...plain)).stdout);
});

it.each([
  ["fast", "There is no policy 'fast'; there are 'default', 'performance', 'compatibility', 'desktop'."],
  ["/none.yaml", "Policy '/none.yaml': it does not exist."],
])("refuses the policy '%s' in a line", async (policy, message) => {
  const { stderr, stdout } = await hob(...plain, "--policy", policy);
  expect([stdout, stderr.split("\n")[0]]).toEqual(["", `hob: ${message}`]);
});

it("names the place in a policy file that is wrong", async () => {
  const rule = "{setting: disk.cache, value: fast, because: Why not.}";
  const wrong = await saved("wrong.yaml", `name: wrong\nrules:\n  - ${rule}\n`);
  expect(await hob(...plain, "--policy", wrong)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      `hob: Policy '${wrong}': The policy's rules[0].value is refused: 'fast'; accepted: for 'disk.cache' 'auto', 'none', `,
    ) as unknown,
  });
  const broken = await saved("broken.yaml", "name: [");
  expect((await hob(...plain, "--policy", broken)).stderr).toMatch(/^hob: Policy '.*broken.yaml': .+\.\n$/);
});

it("lays raw XML over the design last, and tells it as what was asked for", async () => {
  const overrides = ["devices/disk[vda]/driver/@cache=none", "<on_crash>preserve</on_crash>"];
  const { stdout, stderr } = await hob(...plain, ...overrides.flatMap((one) => ["--override", one]), "--explain");
  expect(stdout).toContain("cache='none'");
  expect(stdout).toContain("<on_crash>preserve</on_crash>");
  expect(stdout).toContain("<hob:note name='overrides'>");
  expect(stderr).toContain("devices/disk[vda]/driver/cache = none: As the override says. Instead of writeback.\n");
  expect(stderr).not.toContain("what the guest flushes is on disk");
});

it.each([
  ["devices/disk[vdq]/@x=1", "Override 'devices/disk[vdq]/@x=1': there is no disk 'vdq'; there are 'vda'."],
  ["vcpu=many", "Override 'vcpu=many': 'many' in /domain/vcpu is not accepted: expected a whole number."],
])("refuses the override %s in a line that names the place", async (override, message) => {
  expect(await hob(...plain, "--override", override)).toEqual({ code: 2, stdout: "", stderr: `hob: ${message}\n` });
});

it("starts from a document: what it says stays, what it lacks is designed", async () => {
  const base = await saved(
    "base.xml",
    "<domain type='kvm'><!-- ours --><name>given</name><memory unit='GiB'>3</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices/></domain>",
  );
  const { stdout, stderr } = await hob("design", "--base", base, "--os", "test1", ...q35, "--explain");
  expect(stdout).toMatch(/^<domain type='kvm'><!-- ours --><name>given<.name>.*<memory unit='GiB'>3<.memory>/s);
  expect(stdout).toContain("<graphics type='vnc' autoport='yes'/>");
  expect(stderr).toContain("os/type/machine = q35: As asked. Instead of pc.\n");
  const added = await hob("design", "--base", base, "--name", "b", "--disk", "size=1GiB", ...q35);
  expect(added.stdout).toContain("<name>b</name>");
  expect(added.stdout).toContain("<source file='/var/lib/libvirt/images/b.qcow2'/>");
  expect((await hob("design", "--base", base, "--machine", "pc", ...q35)).stderr).toBe(
    "hob: --machine: the document of --base says 'q35', and that stays.\n",
  );
  expect((await hob("design", ...q35)).stderr).toContain("hob: --name is needed where there is no --base.\n");
});

it("tells how a design differs from a document, by its choices and by its elements", async () => {
  const file = await saved("before.xml", (await hob(...plain)).stdout);
  expect(await hob(...plain, "--against", file)).toEqual({ code: 0, stdout: "", stderr: "" });
  const { code, stdout } = await hob(...plain, "--policy", "performance", "--against", file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^devices\/disk\[vda\]\/driver\/cache: writeback -> none: Nothing is copied/m);
  expect(stdout).toContain("\n~ /domain/devices/disk/driver/@cache: writeback -> none\n");
  const json = await hob(...plain, "--policy", "performance", "--against", file, "--output", "json");
  expect(JSON.parse(json.stdout)).toMatchObject({ differences: expect.arrayContaining([]) as unknown });
});

it("keeps the fixtures free of what tells machines apart", async () => {
  expect(await readFile(fixture("debian12/capabilities.xml"), "utf8")).toContain(
    "<uuid>00000000-0000-4000-8000-000000000001</uuid>",
  );
});
