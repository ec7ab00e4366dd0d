import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { changeRequest } from "./change-request.ts";

it("asks for all that is said, what is taken away first", () => {
  expect(
    changeRequest({
      addDisk: gibibytes(1),
      pool: "fast",
      bus: "scsi",
      attachCd: ["iso/debian.iso"],
      addNetwork: ["default", "bridge:br0", "user"],
      add: "tpm",
      removeDisk: ["vdb"],
      memory: gibibytes(2),
      bootOrder: "vda, network",
    }),
  ).toEqual({
    changes: [
      { change: "remove-disk", name: "vdb" },
      { change: "set-memory", memory: 2147483648 },
      { change: "add-disk", disk: { size: 1073741824, pool: "fast", bus: "scsi" } },
      { change: "add-disk", disk: { path: "iso/debian.iso", device: "cdrom", bus: "scsi" } },
      { change: "add-network", network: { network: "default" } },
      { change: "add-network", network: { bridge: "br0" } },
      { change: "add-network", network: { user: true } },
      { change: "add-tpm" },
      { change: "set-boot-order", order: ["vda", "network"] },
    ],
  });
});

it.each([
  [{}, "Nothing is to be changed: say what, see --help."],
  [{ pool: "fast", vcpus: 2 }, "--pool needs --add-disk."],
  [{ bus: "scsi", vcpus: 2 }, "--bus needs --add-disk, --attach-disk or --attach-cd."],
])("refuses %j", (options, message) => {
  expect(() => changeRequest(options)).toThrow(expect.objectContaining({ message }));
});
