import { readFileSync } from "node:fs";
import { parseXml } from "@hob/xml";
import { expect, test } from "vitest";
import {
  domain,
  edit,
  hobNotes,
  metadataEntry,
  osinfoId,
  read,
  withHobNotes,
  withMetadataEntry,
  withOsinfoId,
  withoutMetadataEntry,
} from "../index.ts";

const linux = readFileSync(`${import.meta.dirname}/../../fixtures/domain-linux.xml`, "utf8");

test("finds the operating system that virt-install noted", () => {
  expect(osinfoId(read(domain, linux).metadata)).toBe("http://debian.org/debian/12");
  expect(osinfoId(undefined)).toBeNull();
  expect(osinfoId(["<a xmlns='urn:x'/>"])).toBeNull();
});

test("notes are kept beside those of others, and replaced as a whole", () => {
  const first = withHobNotes(read(domain, linux).metadata, { source: "copy /a & b", disk: "default/web-1.qcow2" });
  expect(hobNotes(first)).toEqual({ source: "copy /a & b", disk: "default/web-1.qcow2" });
  const second = withHobNotes(first, { source: "empty" });
  expect(hobNotes(second)).toEqual({ source: "empty" });
  expect(second).toHaveLength(3);
  expect(osinfoId(second)).toBe("http://debian.org/debian/12");
});

test("a note keeps its own line breaks and blanks", () => {
  const notes = { text: " a\n  b\n", empty: "" };
  expect(hobNotes(withHobNotes(undefined, notes))).toEqual(notes);
});

test("an operating system is noted in the form of virt-install", () => {
  expect(withOsinfoId([], "http://microsoft.com/win/10")).toEqual([
    "<libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'>\n" +
      "      <libosinfo:os id='http://microsoft.com/win/10'/>\n" +
      "    </libosinfo:libosinfo>",
  ]);
});

test("an edit of Hob's notes leaves the other entries byte by byte", () => {
  const after = edit(linux, domain, (value) => ({ ...value, metadata: withHobNotes(value.metadata, { a: "1" }) }));
  expect(hobNotes(read(domain, after).metadata)).toEqual({ a: "1" });
  const added = after.split("\n").filter((line) => !linux.split("\n").includes(line));
  expect(added).toEqual([
    "    <hob:notes xmlns:hob='urn:hob:domain:1'>",
    "      <hob:note name='a'>1</hob:note>",
    "    </hob:notes>",
  ]);
});

test("an entry that leans on a prefix declared above it is left alone", () => {
  expect(osinfoId(["<app:thing/>"])).toBeNull();
  expect(withHobNotes(["<app:thing/>"], {})[0]).toBe("<app:thing/>");
});

test("any program's entry is read, replaced and taken out by its namespace, whatever the prefix", () => {
  const nova = "http://openstack.org/xmlns/libvirt/nova/1.1";
  const entry = (flavor: string) =>
    parseXml(`<n:instance xmlns:n='${nova}'><n:flavor name='${flavor}'/></n:instance>`).root;
  const flavor = (metadata: readonly string[]) => metadataEntry(metadata, nova)?.element("n:flavor")?.attribute("name");
  const first = withMetadataEntry(read(domain, linux).metadata, entry("m1.small"));
  expect(flavor(first)).toBe("m1.small");
  const second = withMetadataEntry(first, entry("m1.large"));
  expect(flavor(second)).toBe("m1.large");
  expect(second).toHaveLength(first.length);
  expect(withoutMetadataEntry(second, nova)).toEqual(read(domain, linux).metadata);
});

test("an entry that only speaks of a namespace is not that namespace's", () => {
  const metadata = ["<a xmlns='urn:a' see='urn:b'/>", "<b xmlns='urn:b'/>"];
  expect(metadataEntry(metadata, "urn:b")?.name).toBe("b");
  expect(withoutMetadataEntry(metadata, "urn:b")).toEqual([metadata[0]]);
});
