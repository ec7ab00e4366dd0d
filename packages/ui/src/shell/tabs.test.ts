import { expect, test } from "vitest";
import { defineWebPlugin } from "../plugin/define-web-plugin.ts";
import { firstTab, tabAt, visibleTabs } from "./tabs.ts";

const plugin = defineWebPlugin({
  id: "a",
  routes: [],
  tabs: [
    { id: "vms", title: "VMs", path: "/vms", order: 20, allow: "vms:read" },
    { id: "overview", title: "Overview", path: "/overview", order: 10 },
    { id: "vm-archive", title: "Archive", path: "/vms/archive", order: 30 },
  ],
});
const ids = (tabs: readonly { id: string }[]) => tabs.map(({ id }) => id);

test("shows tabs in their order, and only those that are allowed", () => {
  expect(ids(visibleTabs([plugin], () => true))).toEqual(["overview", "vms", "vm-archive"]);
  expect(ids(visibleTabs([plugin], (permission) => permission !== "vms:read"))).toEqual(["overview", "vm-archive"]);
  expect(firstTab([plugin], () => true)?.id).toBe("overview");
});

test("marks the tab whose path is the longest part of the address, by whole words", () => {
  const tabs = visibleTabs([plugin], () => true);
  expect(tabAt(tabs, "/vms/h1.123")?.id).toBe("vms");
  expect(tabAt(tabs, "/vms/archive/1")?.id).toBe("vm-archive");
  expect(tabAt(tabs, "/vms-other")).toBeUndefined();
});
