import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { ask } from "./ask.ts";

/** A terminal on which the given keys are typed. */
function terminal(keys: string) {
  const stderr = new PassThrough();
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) });
  stdin.write(keys);
  const process = { argv: [], env: {}, stdin, stdout: stderr, stderr, signal: new AbortController().signal };
  return { process, modes, shown: () => String(stderr.read()) };
}
const password = { what: "password", option: "--password-stdin", hidden: true };

it("reads a secret without showing a letter of it, and leaves the terminal as it was", async () => {
  const { process, modes, shown } = terminal("hunter3\u007f2\r");
  expect(await ask(process, password)).toBe("hunter2");
  expect([shown(), modes]).toEqual(["Password: \n", [true, false]]);
});

it("shows what is not hidden, and takes back what is wiped", async () => {
  const { process, shown } = terminal("x\u0015ann\r");
  expect(await ask(process, { what: "username", option: "--username NAME" })).toBe("ann");
  expect(shown()).toBe("Username: x\b \bann\n");
});

it("gives up at Ctrl-C, and leaves the terminal as it was", async () => {
  const { process, modes } = terminal("hun\u0003");
  await expect(ask(process, password)).rejects.toMatchObject({ kind: "cancelled" });
  expect(modes).toEqual([true, false]);
});
