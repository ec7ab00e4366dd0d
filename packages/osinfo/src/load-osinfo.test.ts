import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type LoadOptions, loadOsinfo } from "./load-osinfo.ts";

let root: string;
let directories: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-osinfo-"));
  directories = ["system", "local", "user"].map((name) => join(root, name));
});
afterEach(() => rm(root, { recursive: true }));

const load = (options: LoadOptions = { directories }) => loadOsinfo(options);

async function file(path: string, ...elements: string[]): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), `<libosinfo version="0.0.1">${elements.join("")}</libosinfo>`);
}

const os = (name: string, inside = "") =>
  `<os id="http://example.org/${name}"><short-id>${name}</short-id><name>${name}</name>${inside}</os>`;
const from = (name: string, relation = "derives-from") => `<${relation} id="http://example.org/${name}"/>`;
const device = (id: string, more = "") => `<device id="http://pcisig.com/pci/${id}"${more}/>`;

it("reads what a system says of itself, and not its translations", async () => {
  await file(
    "system/os/example.org/a.xml",
    os(
      "a1",
      `<short-id>alpha</short-id><name xml:lang="de">Anders <b>fett</b></name><version>1</version>
      <vendor>V &amp; Co</vendor><family>linux</family><distro>a</distro><codename>c</codename>
      <release-date>2020-01-02</release-date><eol-date>2021-01-02</eol-date><release-status>rolling</release-status>
      <firmware arch="x86_64" type="efi"/><firmware arch="x86_64" type="bios" supported="false"/>`,
    ),
  );
  const db = await load();
  const a = db.get("alpha");
  expect(a).toMatchObject({
    id: "http://example.org/a1",
    shortId: "a1",
    shortIds: ["a1", "alpha"],
    name: "a1",
    version: "1",
    vendor: "V & Co",
    family: "linux",
    distro: "a",
    codename: "c",
    releaseDate: "2020-01-02",
    eolDate: "2021-01-02",
    releaseStatus: "rolling",
  });
  expect([a.supportsFirmware("efi", "x86_64"), a.supportsFirmware("bios", "x86_64")]).toEqual([true, false]);
  expect(a.supportsFirmware("efi", "aarch64")).toBeNull();
  expect(db.problems).toEqual([]);
});

it("lets a later directory replace, extend and hide what an earlier one holds", async () => {
  await file("system/os/e/replaced.xml", os("replaced", "<version>1</version>"));
  await file("system/os/e/replaced.d/more.xml", os("replaced", "<codename>gone</codename>"));
  await file("system/os/e/extended.xml", os("extended", "<version>1</version><codename>kept</codename>"));
  await file("system/os/e/hidden.xml", os("hidden"));
  await file("system/os/e/emptied.xml", os("emptied"));
  await file("local/os/e/replaced.xml", os("replaced", "<version>2</version>"));
  await file("user/os/e/extended.d/mine.xml", os("extended", "<short-id>mine</short-id><version>3</version>"));
  await symlink("/dev/null", join(root, "local/os/e/hidden.xml"));
  await writeFile(join(root, "local/os/e/emptied.xml"), "");
  const db = await load();
  expect(db.get("replaced")).toMatchObject({ version: "2", codename: null });
  expect(db.get("mine")).toMatchObject({ shortIds: ["extended", "mine"], version: "3", codename: "kept" });
  expect([db.find("hidden"), db.find("emptied")]).toEqual([undefined, undefined]);
  expect(db.problems).toEqual([]);
});

it("inherits devices through derivation and clones; the nearest word on a device counts", async () => {
  await file(
    "system/device/e/net.d/class.xml",
    `<device id="http://pcisig.com/pci/1af4/1000"><name>net</name><class>net</class></device>`,
  );
  await file("system/os/e/old.xml", os("old", `<devices>${device("1af4/1000")}${device("1af4/1001")}</devices>`));
  await file(
    "system/os/e/mid.xml",
    os("mid", `${from("old")}<devices>${device("1af4/1001", ` supported="false"`)}</devices>`),
  );
  await file("system/os/e/new.xml", os("new", `${from("mid", "clones")}<devices>${device("1af4/1042")}</devices>`));
  const db = await load();
  const found = db.get("new");
  expect(found.devices.map(({ id }) => id)).toEqual([
    "http://pcisig.com/pci/1af4/1042",
    "http://pcisig.com/pci/1af4/1000",
  ]);
  expect(found.devices[1]).toEqual({
    id: "http://pcisig.com/pci/1af4/1000",
    name: "net",
    class: "net",
    bus: "pci",
    vendorId: "1af4",
    productId: "1000",
    vendor: null,
    product: null,
  });
  expect(found.supports("http://pcisig.com/pci/1af4/1001")).toBe(false);
  expect(db.get("old").supports("http://pcisig.com/pci/1af4/1001")).toBe(true);
});

it("knows a device under the id that old databases gave it", async () => {
  await file(
    "system/os/e/a.xml",
    os("a", `<devices><device id="http://pciids.sourceforge.net/v2.2/pci.ids/1AF4/1000"/></devices>`),
  );
  const a = (await load()).get("a");
  expect(a.devices[0]?.id).toBe("http://pcisig.com/pci/1af4/1000");
  expect(a.supports("http://pciids.sourceforge.net/v2.2/pci.ids/1af4/1000")).toBe(true);
});

it("takes amounts for an architecture from its own, then from all, then, where asked to, from what it derives from", async () => {
  const amounts = (arch: string, minimum: string, more = "") =>
    `<resources arch="${arch}"${more}><minimum>${minimum}</minimum></resources>`;
  await file(
    "system/os/e/old.xml",
    os("old", amounts("all", "<n-cpus>3</n-cpus><ram>1024</ram><storage>-1</storage>")),
  );
  await file(
    "system/os/e/new.xml",
    os("new", from("old") + amounts("all", "<ram>2048</ram>", ` inherit="true"`) + amounts("s390x", "<ram>4096</ram>")),
  );
  await file("system/os/e/alone.xml", os("alone", from("old")));
  const db = await load();
  expect(db.get("new").resources("x86_64").minimum).toEqual({ vcpus: 3, cpu: null, memory: 2048, storage: null });
  expect(db.get("new").resources("s390x").minimum).toEqual({ vcpus: 3, cpu: null, memory: 4096, storage: null });
  expect(db.get("alone").resources("x86_64").minimum).toEqual({
    vcpus: null,
    cpu: null,
    memory: null,
    storage: null,
  });
  expect(db.get("new").resources("x86_64").recommended.memory).toBeNull();
});

it("reports broken files, cycles and missing ancestors, and reads the rest", async () => {
  await file("system/os/e/good.xml", os("good"));
  await file("system/os/e/broken.xml", "<os id='x'>");
  await writeFile(join(root, "system/os/e/typed.xml"), `<!DOCTYPE x [<!ENTITY a "b">]><libosinfo/>`);
  await file("system/os/e/one.xml", os("one", from("two") + `<devices>${device("1af4/1000")}</devices>`));
  await file("system/os/e/two.xml", os("two", from("one")));
  await file("system/os/e/orphan.xml", os("orphan", from("nobody")));
  await mkdir(join(root, "system/os/e/directory.xml"));
  const db = await load();
  expect(db.all().map(({ shortId }) => shortId)).toEqual(["good", "one", "orphan", "two"]);
  expect(db.get("two").devices).toHaveLength(1);
  const problems = db.problems.map(({ where, message }) => `${where.replace(root, "")}: ${message}`);
  expect(problems).toEqual([
    expect.stringContaining("/system/os/e/directory.xml: EISDIR"),
    expect.stringContaining("/system/os/e/broken.xml: "),
    expect.stringContaining("/system/os/e/typed.xml: "),
    "http://example.org/one: derives from itself through 'http://example.org/two'",
    "http://example.org/orphan: derives from 'http://example.org/nobody', which is not in the database",
    "http://example.org/two: derives from itself through 'http://example.org/one'",
  ]);
});

it("is empty, and says why, where there is no database", async () => {
  const db = await load();
  expect(db.all()).toEqual([]);
  expect(db.problems).toEqual([
    { where: directories.join(", "), message: "no operating system found; install the package 'osinfo-db'" },
  ]);
  expect(() => db.get("debian11")).toThrow("'debian11' is unknown: the operating-system database is empty");
});

it("follows a link to a directory, but not one that leads back up", async () => {
  await file("elsewhere/a.xml", os("a"));
  await mkdir(join(root, "system/os"), { recursive: true });
  await symlink(join(root, "elsewhere"), join(root, "system/os/linked"));
  await symlink("..", join(root, "elsewhere/up"));
  await symlink(join(root, "system"), join(root, "system/os/loop"));
  const db = await load();
  expect(db.all().map(({ shortId }) => shortId)).toEqual(["a"]);
});

it("reads media and images as data", async () => {
  await file(
    "system/os/e/a.xml",
    os(
      "a",
      `<media arch="x86_64" live="true" installer-script="false" installer-reboots="2"><variant id="desktop"/>
        <url>https://e/a.iso</url><iso><volume-id>A \\d</volume-id><volume-size>7</volume-size></iso>
        <kernel>k</kernel><initrd>i</initrd></media>
       <image arch="aarch64" format="qcow2" cloud-init="true"><variant id="cloud"/><url>https://e/a.qcow2</url></image>`,
    ),
  );
  const a = (await load()).get("a");
  expect(a.media).toEqual([
    {
      id: "http://example.org/a:0",
      arch: "x86_64",
      url: "https://e/a.iso",
      variants: ["desktop"],
      volumeId: String.raw`A \d`,
      systemId: null,
      publisherId: null,
      applicationId: null,
      volumeSize: 7,
      languages: [],
      languagePattern: null,
      kernel: "k",
      initrd: "i",
      isLive: true,
      isInstaller: true,
      takesInstallScript: false,
      installScripts: [],
      reboots: 2,
      ejectAfterInstall: true,
    },
  ]);
  expect(a.images).toEqual([
    { arch: "aarch64", format: "qcow2", url: "https://e/a.qcow2", variants: ["cloud"], hasCloudInit: true },
  ]);
});
