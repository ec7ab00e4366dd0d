import { isHobError } from "@hob/errors";
import { domain, read } from "@hob/libvirt-xml";
import { compareXml, parseXml } from "@hob/xml";
import { expect, it } from "vitest";
import { design } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";
import { applyOverrides, keptOverrides } from "./apply-overrides.ts";
import { readOverride } from "./read-override.ts";

const { xml } = design(testSystem({ abilities: modern }));
const lay = (...texts: string[]) => applyOverrides(xml, texts.map(readOverride));

/** What an override changes, beside Hob's note of it. */
function changes(...texts: string[]): string[] {
  const differences = compareXml(parseXml(xml).root, parseXml(lay(...texts).xml).root);
  return differences
    .filter(({ path }) => !path.startsWith("/domain/metadata"))
    .map(({ kind, path, after }) => `${kind} ${path}${after === null ? "" : ` ${after}`}`);
}

function refusal(...texts: string[]): string {
  try {
    lay(...texts);
  } catch (error) {
    if (isHobError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

it.each([
  ["devices/disk[vda]/driver/@cache=unsafe", ["changed /domain/devices/disk[1]/driver/@cache unsafe"]],
  ["./devices/disk[2]/target/@tray=open", ["added /domain/devices/disk[2]/target/@tray open"]],
  ["/domain/@type=qemu", ["changed /domain/@type qemu"]],
  ["devices/disk[target/@dev='sda']/serial=A1", ["added /domain/devices/disk[2]/serial <serial>A1</serial>"]],
  ["on_crash=preserve", ["changed /domain/on_crash/text() preserve"]],
  ["delete=devices/rng", ["removed /domain/devices/rng"]],
  ["delete=devices/disk/driver/@discard", ["removed /domain/devices/disk[1]/driver/@discard"]],
  ["create=devices/vsock", ["added /domain/devices/vsock <vsock/>"]],
  ["cpu/feature[@name='vmx']/@policy=disable", ["added /domain/cpu/feature <feature name='vmx' policy='disable'/>"]],
  ["xpath.set=./on_reboot,xpath.value=destroy", ["changed /domain/on_reboot/text() destroy"]],
  ["xpath.delete=./devices/video", ["removed /domain/devices/video"]],
  ["<on_crash>restart</on_crash>", ["changed /domain/on_crash/text() restart"]],
  [
    "<memoryBacking><hugepages/></memoryBacking>",
    ["added /domain/memoryBacking <memoryBacking><hugepages/></memoryBacking>"],
  ],
  ["<watchdog model='i6300esb'/>", ["added /domain/devices/watchdog <watchdog model='i6300esb'/>"]],
  ["<disk><target dev='vda'/><driver queues='4'/></disk>", ["added /domain/devices/disk[1]/driver/@queues 4"]],
  [
    "<domain><devices><rng><rate bytes='1024'/></rng></devices></domain>",
    ["added /domain/devices/rng/rate <rate bytes='1024'/>"],
  ],
  ["<memballoon autodeflate='on'/>", ["added /domain/devices/memballoon/@autodeflate on"]],
])("changes what %s says, and nothing else", (text, expected) => {
  expect(changes(text)).toEqual(expected);
});

it("keeps every line that it does not change, and writes new ones in their place", () => {
  const after = lay("devices/watchdog/@model=i6300esb", "<os><bootmenu enable='yes'/></os>").xml;
  const lines = after.split("\n");
  const missing = xml.split("\n").filter((line) => !lines.includes(line));
  expect(missing).toEqual([]);
  expect(after).toContain("\n    <watchdog model='i6300esb'/>\n  </devices>");
  expect(after).toContain("\n    <bootmenu enable='yes'/>\n");
});

it("adds arguments for QEMU, with libvirt's namespace, once however often it is laid over", () => {
  const text = "<qemu:commandline><qemu:arg value='-device'/><qemu:arg value='pvpanic'/></qemu:commandline>";
  const once = lay(text);
  expect(read(domain, once.xml).qemuCommandline?.args).toEqual(["-device", "pvpanic"]);
  expect(applyOverrides(once.xml, [readOverride(text)], true).xml).toBe(once.xml);
  expect(lay("qemu:commandline/qemu:env[@name='A']/@value=1").xml).toContain("<qemu:env name='A' value='1'/>");
});

it("is noted with the guest, and told as a decision with what was there", () => {
  const { xml: after, decisions } = lay("devices/disk[vda]/driver/@cache=none", "delete=devices/rng");
  expect(keptOverrides(read(domain, after).metadata)).toEqual([
    { set: "devices/disk[vda]/driver/@cache", value: "none" },
    { delete: "devices/rng" },
  ]);
  expect(decisions).toEqual([
    {
      path: "devices/disk[vda]/driver/cache",
      value: "none",
      because: "As the override says.",
      by: "override",
      alternatives: ["writeback"],
    },
    { path: "devices/rng", value: "none", because: "As the override says.", by: "override", alternatives: [] },
  ]);
});

it("laid over again it says what no longer fits, and lays over the rest", () => {
  const kept = [readOverride("devices/disk[vdq]/driver/@cache=none"), readOverride("on_crash=restart")];
  const { xml: after, warnings } = applyOverrides(xml, kept, true);
  expect(warnings).toEqual([
    "Override 'devices/disk[vdq]/driver/@cache=none' no longer fits the guest: there is no disk 'vdq'; there are 'vda', 'sda'.",
  ]);
  expect(read(domain, after).onCrash).toBe("restart");
});

it("warns of what Hob does not know", () => {
  expect(lay("devices/disk[vda]/frobnicate/@level=9").warnings).toEqual([
    "Hob does not know /domain/devices/disk[1]/frobnicate, which an override sets: libvirt decides whether it takes it.",
    "Hob does not know /domain/devices/disk[1]/frobnicate/@level, which an override sets: libvirt decides whether it takes it.",
  ]);
});

it.each([
  ["devices/disk[vdz]/driver/@cache=none", "there is no disk 'vdz'; there are 'vda', 'sda'."],
  ["devices/interface[0]/@x=1", "there is no interface '0'; numbers begin at 1."],
  ["delete=devices/disk[0]", "there is no disk[0] in <devices>; numbers begin at 1; there are 'vda', 'sda'."],
  ["delete=devices/watchdog", "there is no watchdog in <devices>."],
  ["devices/disk[9]/@device=lun", "there are 2 of <disk>, so that number 9 cannot be made."],
  ["devices/disk[]/@device=lun", "'[]' tells no element from its like; accepted: a number from 1, 'last()'"],
  ["devices//x=1", "'' is no step of a path; accepted: a path such as 'devices/disk[vda]/driver/@cache'"],
  [".=1", "it leads to the domain itself"],
  ["nothing", "it says nothing; accepted: 'PATH=VALUE', 'delete=PATH'"],
  ["xpath.value=1", "its parts do not go together; accepted: 'PATH=VALUE'"],
  ["devices=1", "<devices> holds elements, not a text."],
  ["create=cpu/@mode", "only elements are created; an attribute is set."],
  ["vcpu=many", "'many' in /domain/vcpu is not accepted: expected a whole number."],
  ["<memory unit='furlong'>1</memory>", "in /domain/memory"],
  ["<disk", "The XML is malformed at line 1, column 6"],
  ["<frob/>", "<frob> is neither a device nor an element of <domain>"],
  ["foo:bar/@x=1", "the prefix of 'foo:bar' is not declared; known are 'qemu', 'lxc'"],
])("refuses %s in a line that names the place", (text, reason) => {
  const message = refusal(text);
  expect(message).toContain(`designer.invalid-override Override '${text}': `);
  expect(message).toContain(reason);
  expect(message).not.toContain("\n");
});
