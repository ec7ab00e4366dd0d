import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { type CreateForm, emptyForm, freeName, missingIn, requestOf } from "./create-form.ts";

const debian = { id: "debian12" } as CreateForm["os"];

it("sends only what was said, so that everything else is chosen", () => {
  expect(requestOf({ ...emptyForm, name: " web-1 ", source: "empty" })).toEqual({
    name: "web-1",
    source: { kind: "empty" },
    start: true,
  });
});

it("designs nothing while a field holds no size, rather than something else than is written", () => {
  const form: CreateForm = { ...emptyForm, name: "web-1", source: "empty" };
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
      path: "default/debian.qcow2",
      mode: "overlay",
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
  expect(missingIn({ ...emptyForm, name: "a", path: "/x" })).toBeNull();
  expect(missingIn({ ...emptyForm, name: "a", source: "empty" })).toBeNull();
});

it("suggests a name that nobody has", () => {
  expect(freeName(debian, new Set())).toBe("debian12");
  expect(freeName(debian, new Set(["debian12", "debian12-2"]))).toBe("debian12-3");
  expect(freeName(null, new Set())).toBe("vm");
});
