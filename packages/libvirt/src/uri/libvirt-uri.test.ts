import { expect, it } from "vitest";
import { driverUri, type LibvirtUri, parseLibvirtUri } from "./libvirt-uri.ts";

const plain = { user: null, host: null, port: null, path: "/system", reach: {}, query: "" };

it.each<[string, Partial<LibvirtUri>, string]>([
  ["qemu:///system", { driver: "qemu", transport: "unix" }, "qemu:///system"],
  ["qemu:///session", { transport: "unix", path: "/session" }, "qemu:///session"],
  ["test:///default", { driver: "test", transport: "unix", path: "/default" }, "test:///default"],
  [
    "test+unix:///tmp/a%20b.xml?socket=/s",
    { path: "/tmp/a%20b.xml", reach: { socket: "/s" } },
    "test:///tmp/a%20b.xml",
  ],
  ["xen://", { driver: "xen", transport: "unix", path: "/" }, "xen:///"],
  ["xen:///", { driver: "xen", path: "/" }, "xen:///"],
  ["xen:///system", { driver: "xen" }, "xen:///system"],
  ["lxc:///", { driver: "lxc", path: "/" }, "lxc:///"],
  ["lxc:///system", { driver: "lxc" }, "lxc:///system"],
  ["qemu+unix:///system?socket=/a%20b/sock", { transport: "unix", reach: { socket: "/a b/sock" } }, "qemu:///system"],
  ["qemu+unix:///system?socket=/a+b", { reach: { socket: "/a+b" } }, "qemu:///system"],
  ["qemu:///system?mode=legacy", { reach: { mode: "legacy" } }, "qemu:///system"],
  ["qemu://host/system", { transport: "tls", host: "host" }, "qemu:///system"],
  ["qemu+tls:///system", { transport: "tls", host: "localhost" }, "qemu:///system"],
  [
    "qemu+tls://host:16514/system?pkipath=/p&no_verify=1&tls_priority=SECURE256:-VERS-TLS1.2",
    {
      transport: "tls",
      host: "host",
      port: 16514,
      reach: {
        pkipath: "/p",
        no_verify: true,
        tls_priority: { minVersion: "TLSv1.3", maxVersion: "TLSv1.3", ciphers: expect.stringContaining("AES_256") },
      },
    },
    "qemu:///system",
  ],
  ["qemu+tls://h/system?no_sanity=0", { transport: "tls", host: "h", reach: { no_sanity: false } }, "qemu:///system"],
  ["qemu+tcp://10.0.0.7/system", { transport: "tcp", host: "10.0.0.7" }, "qemu:///system"],
  [
    "xen+tcp://127.0.0.1:7000/",
    { driver: "xen", transport: "tcp", host: "127.0.0.1", port: 7000, path: "/" },
    "xen:///",
  ],
  ["qemu+tcp://[::1]:9/system", { transport: "tcp", host: "::1", port: 9 }, "qemu:///system"],
  ["qemu+tcp://[fe80::1%25eth0]/system", { transport: "tcp", host: "fe80::1%eth0" }, "qemu:///system"],
  ["qemu+tcp://[fe80::1%eth0]/system", { transport: "tcp", host: "fe80::1%eth0" }, "qemu:///system"],
  [
    "qemu+ssh://root@host/system?keyfile=/k&known_hosts=~/h&known_hosts_verify=auto&no_verify=0&sshauth=agent,privkey",
    {
      transport: "ssh",
      user: "root",
      host: "host",
      reach: {
        keyfile: "/k",
        known_hosts: "~/h",
        known_hosts_verify: "auto",
        no_verify: false,
        sshauth: ["agent", "privkey"],
      },
    },
    "qemu:///system",
  ],
  ["qemu+libssh://ann@h/session", { transport: "ssh", user: "ann", host: "h", path: "/session" }, "qemu:///session"],
  ["qemu+libssh2://h/system", { transport: "ssh", host: "h" }, "qemu:///system"],
  ["qemu+SSH://h/system", { transport: "ssh", host: "h" }, "qemu:///system"],
  [
    "qemu+ssh://ann%40corp@[fe80::1]:2222/system",
    { user: "ann@corp", transport: "ssh", host: "fe80::1", port: 2222 },
    "qemu:///system",
  ],
  [
    "qemu+ssh://h/system?command=/usr/bin/ssh&netcat=/bin/nc&proxy=native&no_tty=1&authfile=/a",
    {
      transport: "ssh",
      host: "h",
      reach: { command: "/usr/bin/ssh", netcat: "/bin/nc", proxy: "native", no_tty: true, authfile: "/a" },
    },
    "qemu:///system",
  ],
  [
    "qemu+tls://ann@h/system?auth=SASL.scram-sha-256",
    { user: "ann", host: "h", reach: { auth: "sasl.SCRAM-SHA-256" } },
    "qemu:///system",
  ],
  [
    "qemu+tcp://h/system?name=qemu:///embed%3Froot%3D/x",
    { host: "h", reach: { name: "qemu:///embed?root=/x" } },
    "qemu:///embed?root=/x",
  ],
  ["remote+tls://h/", { driver: "remote", host: "h", path: "/" }, ""],
])("takes %s apart, and asks the daemon for what is the driver's", (text, parts, driver) => {
  const uri = parseLibvirtUri(text);
  expect(uri).toMatchObject({ ...plain, text, ...parts });
  expect(driverUri(uri)).toBe(driver);
});

it("leaves to the driver the parameters that nobody here knows, as libvirt writes them", () => {
  const uri = parseLibvirtUri("vbox+ssh://h/session?A=1&KeyFile=/k;b=%c3%a4%20+(x)&flag&=lost&&c=");
  expect(uri.reach).toEqual({ keyfile: "/k" });
  expect(driverUri(uri)).toBe("vbox:///session?A=1&b=%C3%A4%20%2B%28x%29&flag=&c=");
});

it("takes the last of a parameter that is there twice", () => {
  expect(parseLibvirtUri("qemu:///system?socket=/a&socket=/b").reach).toEqual({ socket: "/b" });
});

it.each([
  ["nonsense", "expected driver[+transport]://"],
  ["qemu://", "it has no path, such as '/system' or '/session'"],
  ["qemu:///", "it has no path, such as '/system' or '/session'"],
  ["test:///", "it has no path, such as '/default' or '/session'"],
  ["QEMU:///system", "expected driver[+transport]://"],
  ["qemu:///system#here", "expected driver[+transport]://"],
  ["qemu+tcp://[::1/system", "expected driver[+transport]://"],
  [
    "qemu+carrier://h/system",
    "transport 'carrier' is unknown: expected 'unix', 'tcp', 'tls', 'ssh', 'libssh', 'libssh2'",
  ],
  ["qemu+constructor://h/system", "transport 'constructor' is unknown"],
  ["qemu+unix://h/system", "a unix socket has no host 'h': expected no host, or a transport as in 'qemu+ssh'"],
  ["qemu+unix://:1/system", "a unix socket has no port '1'"],
  ["qemu://host:99999/system", "port '99999' is not from 1 to 65535"],
  ["qemu+tcp://host:0/system", "port '0' is not from 1 to 65535"],
  ["qemu:///a%zz", "a '%' is not followed by two digits, or what they stand for is not UTF-8"],
  ["qemu:///system?x=%ff", "a '%' is not followed by two digits, or what they stand for is not UTF-8"],
  ["qemu+ssh://a%2@h/system", "a '%' is not followed by two digits, or what they stand for is not UTF-8"],
  ["qemu:///system?socket=relative", "parameter socket is 'relative': expected an absolute path"],
  ["qemu:///system?socket=", "parameter socket is '': expected an absolute path"],
  ["qemu:///system?mode=fast", "parameter mode is 'fast': expected 'auto', 'direct' or 'legacy'"],
  ["qemu://h/system?no_verify", "parameter no_verify is '': expected '0' or '1'"],
  ["qemu://h/system?NO_SANITY=yes", "parameter no_sanity is 'yes': expected '0' or '1'"],
  ["qemu://h/system?pkipath=pki", "parameter pkipath is 'pki': expected an absolute path"],
  ["qemu://h/system?tls_priority=LEGACY", "parameter tls_priority is 'LEGACY': expected a keyword of GnuTLS"],
  [
    "qemu+ssh://h/system?keyfile=id_rsa",
    "parameter keyfile is 'id_rsa': expected an absolute path, or one that begins",
  ],
  [
    "qemu+ssh://h/system?known_hosts_verify=no",
    "parameter known_hosts_verify is 'no': expected 'normal', 'auto' or 'ignore'",
  ],
  [
    "qemu+ssh://h/system?sshauth=agent,gss",
    "parameter sshauth is 'agent,gss': expected 'agent', 'privkey', 'password' or",
  ],
  [
    "qemu+ssh://h/system?command=/opt/tunnel.sh",
    "parameter command is '/opt/tunnel.sh': expected 'ssh': no program is run",
  ],
  ["qemu+ssh://h/system?proxy=socks", "parameter proxy is 'socks': expected 'auto', 'netcat' or 'native'"],
  ["qemu+tls://h/system?auth=krb5", "parameter auth is 'krb5': expected 'polkit', 'sasl', or 'sasl.' and a mechanism"],
  ["qemu+tls://h/system?auth=polkit.x", "parameter auth is 'polkit.x'"],
])("refuses '%s' and says why", (uri, reason) => {
  expect(() => parseLibvirtUri(uri)).toThrow(`'${uri}' is not a libvirt URI: ${reason}`);
});

it("refuses a way that would run a program, and names others", () => {
  expect(() => parseLibvirtUri("qemu+ext:///system?command=/bin/nc")).toThrow(
    expect.objectContaining({
      code: "libvirt.transport-unsupported",
      message:
        "'qemu+ext:///system?command=/bin/nc' is reached by 'ext', which is not supported: it would run a program on this machine.",
      hint: "Reach it by 'ssh', 'tls', 'tcp', or a local socket ('unix').",
    }),
  );
});

it.each(["qemu+ssh://ann:s3cret@h/system", "qemu+ssh://ann:s3/cret@h/system", "qemu+ssh://ann:s3cret@h:x/system"])(
  "does not repeat the password in a URI that it refuses (%#)",
  (uri) => {
    expect(() => parseLibvirtUri(uri)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("cret"), details: expect.anything() }),
    );
    expect(() => parseLibvirtUri(uri)).toThrow("'qemu+ssh://ann:…@h");
  },
);
