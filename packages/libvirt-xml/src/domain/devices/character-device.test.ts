import { describe, expect, test } from "vitest";
import { type CharacterDevice, read, rng, serial, write } from "../../index.ts";

describe("a character device's end on the host", () => {
  const ends: readonly [xml: string, end: CharacterDevice][] = [
    ["<serial type='pty'/>", { type: "pty" }],
    [
      "<serial type='unix'><source mode='connect' path='/run/a.sock'><reconnect enabled='yes' timeout='3'/></source></serial>",
      {
        type: "unix",
        source: { mode: "connect", path: "/run/a.sock", reconnect: { enabled: true, timeoutSeconds: 3 } },
      },
    ],
    [
      "<serial type='tcp'><source mode='bind' host='::' service='telnet' tls='yes'/><protocol type='telnet'/></serial>",
      { type: "tcp", source: { mode: "bind", host: "::", service: "telnet", tls: true }, protocol: "telnet" },
    ],
    [
      "<serial type='udp'><source mode='bind' host='127.0.0.1' service='1'/><source mode='connect' host='192.0.2.1' service='2'/></serial>",
      {
        type: "udp",
        source: { mode: "bind", host: "127.0.0.1", service: "1" },
        otherSources: [{ mode: "connect", host: "192.0.2.1", service: "2" }],
      },
    ],
    [
      "<serial type='file'><source path='/a.log' append='off'><seclabel model='dac' relabel='no'/></source><log file='/b.log'/></serial>",
      {
        type: "file",
        source: { path: "/a.log", append: false, seclabels: [{ model: "dac", relabel: false }] },
        log: { file: "/b.log" },
      },
    ],
    [
      "<serial type='spiceport'><source channel='a.b.0'/></serial>",
      { type: "spiceport", source: { channel: "a.b.0" } },
    ],
    ["<serial type='newer'><source quantum='yes'/></serial>", { type: "newer", source: {} }],
  ];

  test.each(ends)("%s", (xml, end) => {
    expect(read(serial, xml)).toEqual(end);
    expect(read(serial, write(serial, end))).toEqual(end);
  });

  test("is a random number generator's, too", () => {
    const xml =
      "<rng model='virtio'>\n  <backend model='egd' type='unix'>\n    <source mode='connect' path='/run/egd.sock'/>\n  </backend>\n</rng>\n";
    const value = read(rng, xml);
    expect(value.backend).toEqual({ model: "egd", type: "unix", source: { mode: "connect", path: "/run/egd.sock" } });
    expect(write(rng, value)).toBe(xml);
  });
});
