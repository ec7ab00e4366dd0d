import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "@hob/cli/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const files = {
  "guest.xml": `<?xml version="1.0"?>\n<!-- a --><domain  type="kvm"><name>a</name>\n<x:y xmlns:x='urn:1' x:z=''/></domain>`,
  "other.xml": `<domain type='qemu'><!-- b --><name>a</name><title>t</title></domain>\n`,
  "same.xml": `<domain type='kvm'>\n  <name>a</name>\n  <p:y xmlns:p='urn:1' p:z=''/>\n</domain>\n`,
  "strange.xml": `<thing a='1'><b/></thing>`,
  "broken.xml": `<domain>\n  <name>a</nam>`,
  "hostile.xml": `<!DOCTYPE domain [<!ENTITY x SYSTEM "file:///etc/passwd">]><domain>&x;</domain>`,
  "latin.xml": Buffer.from(`<domain><name>\xe9</name></domain>`, "latin1"),
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-xml-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
});
afterAll(() => rm(directory, { recursive: true }));

const at = (name: string) => join(directory, name);
const hob = (words: readonly string[], stdin?: string) =>
  runCommandLine([plugin], ["xml", ...words], stdin === undefined ? {} : { stdin });

it("says of documents that they survive, and of the others why they do not", async () => {
  expect(await hob(["roundtrip", at("guest.xml"), at("other.xml")])).toEqual({
    code: 0,
    stdout: "2 files, 2 equal, 0 differ\n",
    stderr: "",
  });
  const { code, stdout } = await hob(
    [
      "roundtrip",
      at("guest.xml"),
      at("missing.xml"),
      at("broken.xml"),
      at("hostile.xml"),
      at("latin.xml"),
      directory,
      "-",
    ],
    "<a/>",
  );
  expect(code).toBe(1);
  expect(stdout.replaceAll(directory, "DIR").split("\n")).toEqual([
    "'DIR/missing.xml' does not exist.",
    "'DIR/broken.xml' cannot be read: The XML is malformed at line 2, column 10: another close tag than that of <name>.",
    "'DIR/hostile.xml' cannot be read: The XML is malformed at line 1, column 1: a DOCTYPE is not accepted.",
    "'DIR/latin.xml' cannot be read: The XML is malformed at line 1, column 15: its bytes are not UTF-8.",
    "'DIR' cannot be read: it is a directory.",
    "7 files, 2 equal, 5 differ",
    "",
  ]);
  const { stdout: json } = await hob(["roundtrip", at("guest.xml"), at("missing.xml"), "--output", "json"]);
  expect(JSON.parse(json)).toEqual({
    files: [
      { file: at("guest.xml"), equal: true, reason: null },
      { file: at("missing.xml"), equal: false, reason: `'${at("missing.xml")}' does not exist.` },
    ],
    equal: 1,
    differ: 1,
  });
});

it("writes a document as it was, anew, or canonically", async () => {
  expect((await hob(["serialise", at("guest.xml")])).stdout).toBe(files["guest.xml"]);
  expect((await hob(["serialise", "-", "--pretty"], files["strange.xml"])).stdout).toBe(
    "<thing a='1'>\n  <b/>\n</thing>\n",
  );
  expect((await hob(["serialise", "--canonical", at("guest.xml")])).stdout).toBe(
    `<!-- a -->\n<domain type="kvm"><name>a</name>\n<x:y xmlns:x="urn:1" x:z=""></x:y></domain>`,
  );
  expect(await hob(["serialise", "--canonical", "--pretty", at("guest.xml")])).toMatchObject({ code: 2, stdout: "" });
});

it("refuses what it cannot read in one line", async () => {
  expect(await hob(["serialise", at("missing.xml")])).toEqual({
    code: 3,
    stdout: "",
    stderr: `hob: '${at("missing.xml")}' does not exist.\n`,
  });
  expect(await hob(["diff", "-", "-"], "<a/>")).toMatchObject({ code: 2, stdout: "" });
});

it("lists the nodes that the typed model does not know, file by file", async () => {
  expect(await hob(["untyped", at("guest.xml"), at("strange.xml"), at("other.xml")])).toEqual({
    code: 0,
    stdout: [
      `${at("guest.xml")}:/domain/x:y`,
      `${at("guest.xml")}:/domain/x:y/@x:z`,
      `${at("strange.xml")}:/thing`,
      `${at("strange.xml")}:/thing/@a`,
      `${at("strange.xml")}:/thing/b`,
      "12 nodes, 5 untyped",
      "",
    ].join("\n"),
    stderr: "",
  });
  const { stdout } = await hob(["untyped", "-", "-o", "json"], files["strange.xml"]);
  expect(JSON.parse(stdout)).toEqual({
    files: [{ file: "-", kind: null, nodes: 3, untyped: ["/thing", "/thing/@a", "/thing/b"] }],
    unreadable: [],
    nodes: 3,
    untyped: 3,
  });
});

it("lists what it can read, names the rest on standard error, and fails as the first of them does", async () => {
  const { code, stdout, stderr } = await hob(["untyped", at("missing.xml"), at("guest.xml"), at("hostile.xml")]);
  expect(code).toBe(3);
  expect(stdout).toContain(`${at("guest.xml")}:/domain/x:y\n`);
  expect(stdout).toMatch(/\n5 nodes, 2 untyped\n$/);
  expect(stderr).toMatch(/^hob: '.*missing.xml' does not exist.\nhob: '.*hostile.xml' cannot be read: .*DOCTYPE.*\n$/);
});

it("knows nodes by their namespace, and tells apart those of one name", async () => {
  const qemu = "http://libvirt.org/schemas/domain/qemu/1.0";
  const xml = `<domain type='qemu' xmlns:q='${qemu}' xmlns:t='urn:t'><name>a</name><t:state t:x='1'>5</t:state>
    <metadata><t:note/></metadata>
    <q:commandline q:y='1'><q:arg value='-S'/><q:arg value='-s' z='1'/></q:commandline></domain>`;
  expect((await hob(["untyped", "-"], xml)).stdout.split("\n")).toEqual([
    "-:/domain/t:state",
    "-:/domain/t:state/@t:x",
    "-:/domain/metadata/t:note",
    "-:/domain/q:commandline/@q:y",
    "-:/domain/q:commandline/q:arg[2]/@z",
    "14 nodes, 5 untyped",
    "",
  ]);
});

it("tells what two documents say differently, and by its exit code whether they do", async () => {
  expect(await hob(["diff", at("guest.xml"), at("same.xml")])).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await hob(["diff", at("guest.xml"), at("other.xml")])).toEqual({
    code: 1,
    stdout: [
      "~ /domain/@type: kvm -> qemu",
      "- /domain/x:y: <x:y xmlns:x='urn:1' x:z=''/>",
      "+ /domain/title: <title>t</title>",
      "",
    ].join("\n"),
    stderr: "",
  });
  const { code, stdout } = await hob(["diff", "-", at("other.xml"), "-o", "json"], files["guest.xml"]);
  expect([code, (JSON.parse(stdout) as unknown[])[0]]).toEqual([
    1,
    { kind: "changed", path: "/domain/@type", before: "kvm", after: "qemu" },
  ]);
});

it("shows no control characters of a document", async () => {
  const { stdout } = await hob(["diff", "-", at("other.xml")], `<domain type='\u009b2J'/>`);
  expect(stdout).toContain("~ /domain/@type: \\x9b2J -> qemu");
});

it("says where it looked for schemas that are not there", async () => {
  const { code, stderr } = await hob(["schema", "--schemas", directory]);
  expect([code, stderr.split("\n")[0]]).toEqual([3, `hob: The schema '${at("domain.rng")}' does not exist.`]);
});
