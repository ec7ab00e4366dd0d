import { domain, read } from "@hob/libvirt-xml";
import { expect, test } from "vitest";
import { vncEndpoint } from "./vnc-endpoint.ts";

const endpoint = (graphics: string) =>
  vncEndpoint(
    read(
      domain,
      `<domain type='qemu'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>${graphics}</devices></domain>`,
    ),
  );

test("finds where a running guest's VNC server listens", () => {
  const listening =
    "<graphics type='vnc' port='5901' listen='10.0.0.1'><listen type='address' address='10.0.0.1'/></graphics>";
  expect(endpoint(listening)).toEqual({ address: "10.0.0.1", port: 5901 });
  expect(endpoint(`<graphics type='spice' port='5900'/>${listening}`)).toEqual({ address: "10.0.0.1", port: 5901 });
});

test("goes over the loopback where the server listens everywhere", () => {
  const on = (address: string) =>
    `<graphics type='vnc' port='5900'><listen type='address' address='${address}'/></graphics>`;
  expect(endpoint(on("0.0.0.0"))?.address).toBe("127.0.0.1");
  expect(endpoint(on("::"))?.address).toBe("::1");
  expect(endpoint("<graphics type='vnc' port='5900'/>")?.address).toBe("127.0.0.1");
});

test("finds none on a guest that is off, has none, or listens on a socket file only", () => {
  expect(endpoint("<graphics type='vnc' port='-1' autoport='yes'/>")).toBe(null);
  expect(endpoint("")).toBe(null);
  expect(endpoint("<graphics type='vnc'><listen type='socket' socket='/run/vnc'/></graphics>")).toBe(null);
});
