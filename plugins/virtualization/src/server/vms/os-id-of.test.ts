import { expect, test } from "vitest";
import { osIdOf } from "./os-id-of.ts";

const noted = (metadata: string) => `<domain type='qemu'>\n  <name>web</name>\n  ${metadata}\n  <os/>\n</domain>`;

test("reads the id that other tools noted, whatever their prefix", () => {
  const xmlns = "http://libosinfo.org/xmlns/libvirt/domain/1.0";
  const debian = "http://debian.org/debian/12";
  for (const prefix of ["libosinfo", "o"]) {
    const element = `<${prefix}:libosinfo xmlns:${prefix}="${xmlns}"><${prefix}:os id="${debian}"/></${prefix}:libosinfo>`;
    expect(osIdOf(noted(`<metadata>\n    ${element}\n  </metadata>`))).toBe(debian);
  }
});

test("finds none where none is noted, and is not misled by words in a description", () => {
  expect(osIdOf(noted(""))).toBe(null);
  expect(osIdOf(noted(`<metadata><a:b xmlns:a="urn:a"><a:os id="x"/></a:b></metadata>`))).toBe(null);
  expect(osIdOf(noted("<description>&lt;metadata&gt; os id='x'</description>"))).toBe(null);
});
