import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { emptyFirstBoot } from "./first-boot-form.ts";
import { emptySource } from "./source-form.ts";
import { changed, type CreateForm, emptyForm, freeName, missingIn, requestOf } from "./create-form.ts";

const empty = { ...emptySource, kind: "empty" } as const;
const debian = { id: "debian12" } as CreateForm["os"];

it("sends only what was said, so that everything else is chosen", () => {
  expect(requestOf({ ...emptyForm, name: " web-1 ", source: empty })).toEqual({
    name: "web-1",
    source: { kind: "empty" },
    start: true,
  });
});

it("designs nothing while a field holds no size, rather than something else than is written", () => {
  const form: CreateForm = { ...emptyForm, name: "web-1", source: empty };
  expect(missingIn(form)).toBeNull();
  for (const field of ["memory", "vcpus", "diskSize"]) {
    expect(missingIn({ ...form, [field]: "unreadable" }), field).toBe("size");
  }
});

it("sends everything that was said", () => {
  expect(
    requestOf({
      ...emptyForm,
      name: "web-1",
      os: debian,
      host: "k3jq8z1a",
      memory: gibibytes(2),
      vcpus: 2,
      source: { ...emptySource, path: "default/debian.qcow2", mode: "overlay" },
      diskSize: gibibytes(20),
      pool: "fast",
      network: "none",
      graphics: "spice",
      firmware: "efi",
      machine: "q35",
      start: false,
    }),
  ).toEqual({
    name: "web-1",
    os: "debian12",
    host: "k3jq8z1a",
    memory: 2147483648,
    vcpus: 2,
    source: { kind: "image", path: "default/debian.qcow2", mode: "overlay" },
    disk: { size: 21474836480, pool: "fast" },
    network: "none",
    graphics: "spice",
    firmware: "efi",
    machine: "q35",
    start: false,
  });
});

it("says what is missing, one thing at a time", () => {
  expect(missingIn(emptyForm)).toBe("name");
  expect(missingIn({ ...emptyForm, name: "a" })).toBe("path");
  expect(missingIn({ ...emptyForm, name: "a", source: { ...emptySource, path: "/x" } })).toBeNull();
  expect(missingIn({ ...emptyForm, name: "a", source: empty })).toBeNull();
});

it("suggests a name that nobody has", () => {
  expect(freeName(debian, new Set())).toBe("debian12");
  expect(freeName(debian, new Set(["debian12", "debian12-2"]))).toBe("debian12-3");
  expect(freeName(null, new Set())).toBe("vm");
});

const said = (form: Partial<CreateForm>) => requestOf({ ...emptyForm, name: "Web 1", ...form });

it.each([
  [
    { kind: "url", url: " https://example.org/a.qcow2 ", checksum: "sha256:00" },
    { kind: "url", url: "https://example.org/a.qcow2", checksum: "sha256:00" },
  ],
  [
    { kind: "iso", path: "https://example.org/a.iso", checksum: "sha256:00" },
    { kind: "iso", path: "https://example.org/a.iso", checksum: "sha256:00" },
  ],
  [
    { kind: "iso", path: "default/a.iso", checksum: "sha256:00" },
    { kind: "iso", path: "default/a.iso" },
  ],
  [
    { kind: "tree", url: "https://example.org/tree/", arguments: "quiet" },
    { kind: "tree", url: "https://example.org/tree/", arguments: "quiet" },
  ],
  [{ kind: "pxe", path: "left over" }, { kind: "pxe" }],
  [
    { kind: "kernel", path: "default/vmlinuz", initrd: "default/initrd" },
    { kind: "kernel", kernel: "default/vmlinuz", initrd: "default/initrd" },
  ],
  [
    { kind: "disk", path: "default/old.qcow2" },
    { kind: "disk", path: "default/old.qcow2" },
  ],
] as const)("asks for the source %j", (source, expected) => {
  expect(said({ source: { ...emptySource, ...source } }).source).toEqual(expected);
});

it("tells cloud-init a user, his key and a fixed address, and names the guest after itself", () => {
  const firstBoot = {
    ...emptyFirstBoot,
    kind: "cloud-init",
    user: "ada",
    password: "secret",
    sshKeys: "ssh-ed25519 AAAA one\n\nssh-ed25519 BBBB two\n",
    addressing: "static",
    address: "192.0.2.10/24",
    gateway: "192.0.2.1",
    nameservers: "192.0.2.53, 192.0.2.54",
    userData: "#cloud-config\npackages: [nginx]\n",
  } as const;
  expect(said({ firstBoot }).firstBoot).toEqual({
    kind: "cloud-init",
    hostname: "web-1",
    users: [
      {
        name: "ada",
        sudo: true,
        shell: "/bin/bash",
        password: "secret",
        sshAuthorizedKeys: ["ssh-ed25519 AAAA one", "ssh-ed25519 BBBB two"],
      },
    ],
    network: {
      kind: "v2",
      ethernets: [
        {
          name: "eth0",
          addresses: ["192.0.2.10/24"],
          gateways: ["192.0.2.1"],
          nameservers: ["192.0.2.53", "192.0.2.54"],
        },
      ],
    },
    raw: { userData: "#cloud-config\npackages: [nginx]\n" },
  });
});

it("gives the image's own user what no other is named for, and leaves the network to DHCP", () => {
  const firstBoot = {
    ...emptyFirstBoot,
    kind: "cloud-init",
    sshKeys: "ssh-ed25519 AAAA",
    address: "left over",
  } as const;
  expect(said({ firstBoot }).firstBoot).toEqual({
    kind: "cloud-init",
    hostname: "web-1",
    defaultUser: { sshAuthorizedKeys: ["ssh-ed25519 AAAA"] },
  });
});

it("answers an installer, and only one that runs", () => {
  const firstBoot = {
    ...emptyFirstBoot,
    kind: "unattended",
    user: "ada",
    password: "secret",
    language: "de_DE",
  } as const;
  const form = {
    ...emptyForm,
    name: "web-1",
    source: { ...emptySource, kind: "iso", path: "default/a.iso" },
    firstBoot,
  } as const;
  expect(requestOf(form).unattended).toEqual({
    parameters: { hostname: "web-1", userLogin: "ada", userPassword: "secret", language: "de_DE" },
  });
  expect(changed(form, { source: empty }).firstBoot.kind).toBe("none");
  expect(changed(form, { source: { ...form.source, kind: "tree" } }).firstBoot.kind).toBe("unattended");
});
