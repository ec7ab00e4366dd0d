import { expect, test } from "vitest";
import type { WebTab } from "../plugin/define-web-plugin.ts";
import { matchCommands } from "./match-commands.ts";

const tabs: WebTab[] = [
  { id: "hosts", title: "Hosts", path: "/hosts", order: 1 },
  {
    id: "vms",
    title: "Virtual machines",
    path: "/vms",
    order: 2,
    create: { title: "Create virtual machine", path: "/vms/create", allow: "vms:create" },
  },
];
const titles = (text: string, can = true) => matchCommands(text, tabs, () => can).map(({ title }) => title);

test("offers everything when nothing was typed", () => {
  expect(titles("")).toEqual(["Hosts", "Virtual machines", "Create virtual machine"]);
});

test("puts what begins with the text first", () => {
  expect(titles("virtual")).toEqual(["Virtual machines", "Create virtual machine"]);
  expect(titles("CREATE mach")).toEqual(["Create virtual machine"]);
});

test("offers no command that the user may not give", () => {
  expect(titles("create", false)).toEqual([]);
});
