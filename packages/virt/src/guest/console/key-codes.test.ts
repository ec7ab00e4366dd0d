import { expect, it } from "vitest";
import { keyCodes } from "./key-codes.ts";

it("knows keys by the names that people and the kernel have for them", () => {
  expect(keyCodes("ctrl+alt+delete")).toEqual([29, 56, 111]);
  expect(keyCodes("Ctrl + Alt + F2")).toEqual([29, 56, 60]);
  expect(keyCodes(["KEY_LEFTCTRL", "leftalt", "KEY_KP_1", 103])).toEqual(
    [29, 56, 79, 103].with(2, keyCodes("kp1")[0]!),
  );
  expect(keyCodes("altgr+printscreen+win+pgup")).toEqual([100, 99, 125, 104]);
  expect(keyCodes(["a", "Z", "0", "9"])).toEqual([30, 44, 11, 10]);
});

it("refuses keys that nobody knows, and more than a keyboard has fingers for", () => {
  for (const keys of ["ctrl+alt+any", "", "ctrl++", [0], [-1], [1.5], [0x300], []]) {
    expect(() => keyCodes(keys), String(keys)).toThrow(expect.objectContaining({ code: "virt.invalid-key" }));
  }
  expect(() => keyCodes(Array.from({ length: 17 }, () => "a"))).toThrow("1 to 16 keys at a time");
  expect(() => keyCodes("ctrl+hyper")).toThrow("'hyper' cannot be pressed: expected a name as 'ctrl'");
});
