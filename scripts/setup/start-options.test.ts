import { expect, test } from "vitest";
import { readStartOptions } from "./start-options.mjs";

test("options go on to the server, written either way", () => {
  const options = readStartOptions(["--port", "9000", "--data=/srv/hob"], {});
  expect(options).toMatchObject({
    serve: ["--port", "9000", "--data", "/srv/hob"],
    otherHost: false,
    problem: undefined,
  });
});

test("another libvirt by option or by environment leaves the machine's own alone", () => {
  expect(readStartOptions(["--host", "qemu+unix:///system?socket=/run/x"], {}).otherHost).toBe(true);
  expect(readStartOptions([], { HOB_HOST: "test:///default" }).otherHost).toBe(true);
});

test("an unknown option and a missing value are named", () => {
  expect(readStartOptions(["--prot", "1"], {}).problem).toMatch(/^Unknown option '--prot'\. Accepted: --port,/);
  expect(readStartOptions(["--port"], {}).problem).toBe("Option '--port' needs a value.");
});
