import { expect, it } from "vitest";
import { logLine } from "./log-line.ts";

const time = new Date(2026, 10, 20, 9, 5, 7).getTime();
const err = {
  type: "Error",
  message: "There is no such socket.",
  stack: "Error: There is no such socket.\n    at here",
};
const line = (fields: object) => logLine(JSON.stringify({ time, ...fields }));

it("tells what happened and why in one line, without the stack of what was foreseen", () => {
  expect(line({ level: 30, plugin: "grid", uri: "qemu:///system", err, msg: "libvirt does not answer" })).toBe(
    '09:05:07 grid: libvirt does not answer: There is no such socket. uri="qemu:///system"\n',
  );
});

it("marks a warning, and shows where an error happened", () => {
  expect(line({ level: 40, msg: "A part is left out" })).toBe("09:05:07 warning: A part is left out\n");
  expect(line({ level: 50, err, msg: "A request failed" })).toBe(
    "09:05:07 error: A request failed: There is no such socket.\nError: There is no such socket.\n    at here\n",
  );
});
