import { beforeEach, expect, test } from "vitest";
import type { WebTab } from "../plugin/define-web-plugin.ts";
import { createShortcutReader, type PressedKey } from "./shortcut.ts";

const tabs: WebTab[] = [{ id: "vms", title: "VMs", path: "/vms", order: 1, shortcut: "v" }];
let time = 0;
let read = createShortcutReader(() => time);
beforeEach(() => {
  time = 0;
  read = createShortcutReader(() => time);
});
const press = (key: string, more: Partial<PressedKey> = {}) =>
  read({ key, hasControl: false, hasAlt: false, isWriting: false, ...more }, tabs);

test("reads single keys", () => {
  expect(press("/")).toEqual({ kind: "search" });
  expect(press("c")).toEqual({ kind: "create" });
  expect(press("?")).toEqual({ kind: "help" });
  expect(press("x")).toBeUndefined();
});

test("g and a tab's letter lead to the tab, unless too much time passes", () => {
  expect(press("g")).toBeUndefined();
  expect(press("v")).toEqual({ kind: "go", path: "/vms" });
  press("g");
  time = 2000;
  expect(press("v")).toBeUndefined();
});

test("a letter that no tab has ends the sequence", () => {
  press("g");
  expect(press("c")).toBeUndefined();
  expect(press("v")).toBeUndefined();
  expect(press("c")).toEqual({ kind: "create" });
});

test("keys belong to the text while somebody writes, except Ctrl+K", () => {
  expect(press("c", { isWriting: true })).toBeUndefined();
  expect(press("k", { isWriting: true, hasControl: true })).toEqual({ kind: "palette" });
  expect(press("c", { hasControl: true })).toBeUndefined();
});
