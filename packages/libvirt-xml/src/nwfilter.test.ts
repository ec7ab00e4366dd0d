import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { edit, type FilterEntry, type FilterRule, nwfilter, read, write } from "./index.ts";

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/nwfilter-${name}.xml`, "utf8");
const rules = (entries: readonly FilterEntry[]): FilterRule[] =>
  entries.flatMap((entry) => ("rule" in entry ? [entry.rule] : []));
const ruleOf = (match: string) =>
  rules(read(nwfilter, `<filter name='a'><rule action='drop' direction='in'>${match}</rule></filter>`).entries)[0];

test("rules and other filters keep the order in which they stand", () => {
  const { entries } = read(nwfilter, fixture("clean-traffic"));
  expect(entries.map((entry) => ("rule" in entry ? entry.rule.priority : entry.filterref.filter))).toEqual([
    "no-mac-spoofing",
    "no-ip-spoofing",
    -650,
    "allow-incoming-ipv4",
    "no-arp-spoofing",
    -500,
    "no-other-l2-traffic",
    "qemu-announce-self",
  ]);
});

test("a rule without a protocol is for every packet", () => {
  expect(ruleOf("")).toEqual({ action: "drop", direction: "in", matches: [] });
});

test("numbers are read in decimal and hexadecimal, and may be variables", () => {
  expect(ruleOf("<tcp dstportstart='0x1F' dstportend='80' dscp='$DSCP'/>")?.matches).toEqual([
    { tcp: { dstportstart: 31, dstportend: 80, dscp: "$DSCP" } },
  ]);
  expect(() => ruleOf("<tcp dstportstart='http'/>")).toThrow(
    "'http' in /filter/rule/tcp/@dstportstart is not accepted: expected a whole number, or a variable such as $IP.",
  );
});

test("protocols are numbers or words", () => {
  expect(ruleOf("<mac protocolid='0x800'/>")?.matches).toEqual([{ mac: { protocolid: 0x800 } }]);
  expect(ruleOf("<mac protocolid='ipv4'/>")?.matches).toEqual([{ mac: { protocolid: "ipv4" } }]);
  expect(ruleOf("<arp opcode='Reply' gratuitous='1'/>")?.matches).toEqual([
    { arp: { opcode: "Reply", gratuitous: true } },
  ]);
});

test.each(["false", "FALSE", "0"])("a rule whose connections are not looked at says so as '%s'", (written) => {
  const xml = `<filter name='a'><rule action='drop' direction='in' statematch='${written}'/></filter>`;
  expect(rules(read(nwfilter, xml).entries)[0]?.statematch).toBe(false);
  expect(edit(xml, nwfilter, (value) => structuredClone(value))).toBe(xml);
});

test("what must match and what must not are told apart in one rule", () => {
  expect(rules(read(nwfilter, fixture("unvalidated")).entries)[2]?.matches).toEqual([
    { udp: { match: false, srcipaddr: "192.0.2.66" } },
    { udp: { dstportstart: 53 } },
  ]);
});

test("a filter is written as libvirt writes it", () => {
  const web: FilterEntry = {
    rule: {
      action: "accept",
      direction: "in",
      priority: 100,
      matches: [{ tcp: { comment: "the web", dstportstart: 443 } }],
    },
  };
  const written = write(nwfilter, {
    name: "web",
    chain: "root",
    entries: [web, { filterref: { filter: "clean-traffic", parameters: [{ name: "IP", value: "192.0.2.10" }] } }],
  });
  expect(written).toBe(
    [
      "<filter name='web' chain='root'>",
      "  <rule action='accept' direction='in' priority='100'>",
      "    <tcp dstportstart='443' comment='the web'/>",
      "  </rule>",
      "  <filterref filter='clean-traffic'>",
      "    <parameter name='IP' value='192.0.2.10'/>",
      "  </filterref>",
      "</filter>",
      "",
    ].join("\n"),
  );
});

test("a rule changes its protocol, and its neighbours stay as they are", () => {
  const xml = fixture("clean-traffic");
  const after = edit(xml, nwfilter, (value) => ({
    ...value,
    entries: value.entries.map((entry) =>
      "rule" in entry && entry.rule.priority === -500
        ? { rule: { ...entry.rule, matches: [{ arp: { opcode: "Request" } }] } }
        : entry,
    ),
  }));
  expect(after).toBe(xml.replace("<mac protocolid='arp'/>", "<arp opcode='Request'/>"));
});
