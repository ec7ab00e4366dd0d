import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cacheFormat } from "./database-cache.ts";
import { loadOsinfo } from "./load-osinfo.ts";

let root: string;
let cacheDirectory: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-osinfo-"));
  cacheDirectory = join(root, "cache/hob");
});
afterEach(() => rm(root, { recursive: true }));

const os = (name: string, inside = "") =>
  `<libosinfo><os id="http://example.org/${name}"><short-id>${name}</short-id><name>${name}</name>${inside}</os></libosinfo>`;

async function file(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const load = async () => (await loadOsinfo({ directories: [join(root, "system")], cacheDirectory })).all();
const names = async () => (await load()).map(({ name }) => name).sort();
const kept = async () => join(cacheDirectory, (await readdir(cacheDirectory))[0] as string);

it("keeps what it has read, for its owner alone, and reads it from there", async () => {
  await file(
    "system/os/e/a.xml",
    os("a", `<vendor>Größe — 日本</vendor><media arch="x86_64"><iso><volume-id>A</volume-id></iso></media>`),
  );
  const [fresh] = await load();
  expect((await stat(await kept())).mode & 0o777).toBe(0o600);
  const told = (await readFile(await kept(), "utf8")).replace(`"name":"a"`, `"name":"kept"`);
  await writeFile(await kept(), told);
  const [again] = await load();
  expect(again?.name).toBe("kept");
  expect([again?.vendor, again?.media]).toEqual(["Größe — 日本", fresh?.media]);
});

it("notices files that come, go or change, also within a template's file", async () => {
  await file("system/os/e/a.xml", os("a"));
  expect(await names()).toEqual(["a"]);
  await file("system/os/e/b.xml", os("b"));
  expect(await names()).toEqual(["a", "b"]);
  await file("system/os/e/b.xml", os("c"));
  expect(await names()).toEqual(["a", "c"]);
  await rm(join(root, "system/os/e/a.xml"));
  expect(await names()).toEqual(["c"]);

  await file(
    "system/install-script/e/s.xml",
    `<libosinfo><install-script id="s"><template uri="e/s.xsl"/></install-script></libosinfo>`,
  );
  await file("system/install-script/e/s.xsl", "<one/>");
  const template = async () => {
    const db = await loadOsinfo({ directories: [join(root, "system")], cacheDirectory });
    return db.script("s")?.template;
  };
  expect(await template()).toBe("<one/>");
  await file("system/install-script/e/s.xsl", "<two/>");
  await utimes(join(root, "system/install-script/e/s.xsl"), 1, 1);
  expect(await template()).toBe("<two/>");
});

it.each([
  ["cut off", (path: string) => truncate(path, 100)],
  ["emptied", (path: string) => truncate(path, 0)],
  ["of another format", async (path: string) => writeFile(path, (await readFile(path, "utf8")).replace(/^\d+ /, "0 "))],
  [
    "of another shape",
    async (path: string) => writeFile(path, (await readFile(path, "utf8")).replace(/\n.*$/s, "\n[]")),
  ],
  ["a directory", async (path: string) => rm(path).then(() => mkdir(path))],
])("reads the files again where the cache is %s", async (_, spoil) => {
  await file("system/os/e/a.xml", os("a"));
  await load();
  await spoil(await kept());
  expect(await names()).toEqual(["a"]);
});

it("reads where nothing can be kept, and leaves nothing half done", async () => {
  await file("system/os/e/a.xml", os("a"));
  await file("cache", "a file where a directory is wanted");
  expect(await names()).toEqual(["a"]);
  await rm(join(root, "cache"));
  await load();
  expect(await readdir(cacheDirectory)).toHaveLength(1);
});

it("keeps the problems too", async () => {
  await file("system/os/e/broken.xml", "<os>");
  const problems = async () => (await loadOsinfo({ directories: [join(root, "system")], cacheDirectory })).problems;
  const first = await problems();
  expect(first).toHaveLength(2);
  expect(await problems()).toEqual(first);
});

it("keeps the eight latest of many databases", async () => {
  for (let index = 0; index < 10; index += 1) {
    await file(`${index}/os/e/a.xml`, os("a"));
    await loadOsinfo({ directories: [join(root, String(index))], cacheDirectory });
  }
  expect(await readdir(cacheDirectory)).toHaveLength(8);
});

it("has a new format when what is kept has another shape", async () => {
  const inside = `<resources arch="all"><minimum><ram>1</ram></minimum></resources><media><iso/></media><tree><treeinfo/></tree>
    <image/><driver><file/><device id="d"/></driver><variant id="v"/><firmware arch="x" type="efi"/><devices><device id="d"/></devices>`;
  await file("system/os/e/a.xml", os("a", inside));
  await file("system/platform/e/p.xml", `<libosinfo><platform id="p"><short-id>p</short-id></platform></libosinfo>`);
  await file("system/device/e/d.xml", `<libosinfo><device id="d"/></libosinfo>`);
  await file(
    "system/datamap/e/m.xml",
    `<libosinfo><datamap id="m"><entry inval="a" outval="b"/></datamap></libosinfo>`,
  );
  await file(
    "system/install-script/e/s.xml",
    `<libosinfo><install-script id="s"><template><x/></template><config><param name="n"/></config><avatar-format/></install-script></libosinfo>`,
  );
  await load();
  const [, text = ""] = (await readFile(await kept(), "utf8")).split("\n");
  const shape = createHash("sha256")
    .update(JSON.stringify(shapeOf(JSON.parse(text))))
    .digest("hex")
    .slice(0, 16);
  // When this fails, raise `cacheFormat` and take the new shape over.
  expect([cacheFormat, shape]).toEqual([1, "8fd56733fdffa135"]);
});

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return "";
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
}
