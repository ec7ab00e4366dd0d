import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadOsinfo } from "./load-osinfo.ts";
import type { MediaDescriptor } from "./media-descriptor.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-osinfo-"));
});
afterEach(() => rm(root, { recursive: true }));

async function file(path: string, ...elements: string[]): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), `<libosinfo version="0.0.1">${elements.join("")}</libosinfo>`);
}

const load = () => loadOsinfo({ directories: [root] });
const os = (name: string, ...inside: string[]) =>
  `<os id="http://e/${name}"><short-id>${name}</short-id>${inside.join("")}</os>`;
const volume = (volumeId: string, more: Partial<MediaDescriptor> = {}): MediaDescriptor => ({
  volumeId,
  systemId: "",
  publisherId: "",
  applicationId: "",
  volumeSize: 2048,
  ...more,
});

it("gives platforms the devices of what they derive from or upgrade, but for those that they take away", async () => {
  const devices = (...of: string[]) => `<devices>${of.join("")}</devices>`;
  const device = (id: string, more = "") => `<device id="http://pcisig.com/pci/1af4/${id}"${more}/>`;
  const platform = (name: string, ...inside: string[]) =>
    `<platform id="http://e/${name}"><short-id>${name}</short-id>${inside.join("")}</platform>`;
  await file("platform/e/a.xml", platform("p-1", devices(device("1000"), device("1001"))));
  await file("platform/e/b.xml", platform("p-2", `<upgrades id="http://e/p-1"/>`));
  await file(
    "platform/e/c.xml",
    platform(
      "p-10",
      `<derives-from id="http://e/p-2"/>`,
      devices(device("1000", ` supported="false"`), device("1002")),
    ),
  );
  await file("platform/e/d.xml", platform("p-11", `<upgrades id="http://e/p-11"/>`));
  const db = await load();
  expect(
    db.platforms().map(({ shortId, devices: found }) => [shortId, found.map(({ productId }) => productId)]),
  ).toEqual([
    ["p-1", ["1000", "1001"]],
    ["p-2", ["1000", "1001"]],
    ["p-10", ["1002", "1001"]],
    ["p-11", []],
  ]);
  expect(db.problems[0]).toEqual({ where: "http://e/p-11", message: "derives from itself through 'http://e/p-11'" });
});

it("takes the scripts of a medium, else of its system, and none where the medium takes none", async () => {
  const script = (name: string, template: string) =>
    `<install-script id="http://e/${name}">${template}</install-script>`;
  const installer = (name: string) => `<installer><script id="http://e/${name}"/></installer>`;
  const sheet = `<xsl:stylesheet xmlns:xsl="x"><xsl:text> a &amp; b </xsl:text></xsl:stylesheet>`;
  await file("install-script/e/one.xml", script("one", `<template>\n${sheet}\n</template>`));
  await file("install-script/e/two.xml", script("two", `<template uri="e/two.xsl"/>`), script("none", ""));
  await writeFile(join(root, "install-script/e/two.xsl"), "<sheet/>");
  await file("install-script/e/lost.xml", script("lost", `<template uri="e/lost.xsl"/>`));
  await file(
    "os/e/a.xml",
    os("a", installer("one"), `<media/><media>${installer("two")}</media><media installer-script="false"/>`),
  );
  const db = await load();
  const a = db.get("a");
  const templates = (index?: number) =>
    db.scriptsFor(a, index === undefined ? undefined : a.media[index]).map(({ template }) => template);
  expect([templates(), templates(0), templates(1), templates(2)]).toEqual([[sheet], [sheet], ["<sheet/>"], []]);
  expect(db.script("http://e/none")).toBeUndefined();
  expect(db.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("ENOENT"),
    "'http://e/lost' has no template",
    "'http://e/none' has no template",
  ]);
});

it("tells a medium by what is stated, the more the better", async () => {
  const media = (arch: string, iso: string) => `<media arch="${arch}"><iso>${iso}</iso></media>`;
  const id = (pattern: string) => `<volume-id>${pattern}</volume-id>`;
  await file("os/e/rolling.xml", os("rolling", media("all", id("^Sys"))));
  await file("os/e/one.xml", os("one", media("x86_64", id("^Sys 1")), media("x86_64", "<system-id>ONE</system-id>")));
  await file(
    "os/e/two.xml",
    os("two", media("x86_64", id("^Sys 1.2")), media("x86_64", `${id("Big")}<volume-size>9</volume-size>`)),
  );
  await file("os/e/bad.xml", os("bad", media("x86_64", id("(")), media("x86_64", "")));
  const db = await load();
  const told = (descriptor: MediaDescriptor) => db.detectMedia(descriptor)?.os.shortId ?? null;
  expect(told(volume("Sys 1.0"))).toBe("one");
  expect(told(volume("Sys 1.2"))).toBe("two");
  expect(told(volume("Sys 3"))).toBe("rolling");
  expect(told(volume("Other", { systemId: "ONE" }))).toBe("one");
  expect([told(volume("Big")), told(volume("Big", { volumeSize: 9 }))]).toEqual([null, "two"]);
  expect(told(volume("A Sys 1"))).toBeNull();
});

it("tells the languages of a medium, by its label where the label names one", async () => {
  const language = (map: string) => `<l10n-language regex="true"${map}>^W_([A-Z]+)_</l10n-language>`;
  await file("datamap/e/m.xml", `<datamap id="http://e/m"><entry inval="DE" outval="de_DE"/></datamap>`);
  const iso = (label: string, inside: string) => `<media><iso><volume-id>${label}</volume-id>${inside}</iso></media>`;
  await file(
    "os/e/w.xml",
    os("w", iso("^W_", language(` l10n-language-map="http://e/m"`)), iso("^X", "<l10n-language>fr_FR</l10n-language>")),
  );
  const db = await load();
  const languages = (label: string) => db.detectMedia(volume(label))?.languages;
  expect(languages("W_DE_X")).toEqual(["de_DE"]);
  expect(languages("W_QQ_X")).toEqual(["QQ"]);
  expect(languages("W_1")).toEqual([]);
  expect(languages("X")).toEqual(["fr_FR"]);
  expect(db.datamap("http://e/m")?.entries).toEqual({ DE: "de_DE" });
});
