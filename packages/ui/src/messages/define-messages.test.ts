import { expect, test } from "vitest";
import { defineMessages, translateMessages } from "./define-messages.ts";

const text = defineMessages("test-area", {
  selected: "{count} virtual machines selected",
  selected_one: "{count} virtual machine selected",
  greeting: "Hello {name}",
});

test("puts values in and leaves unknown places visible", () => {
  expect(text("greeting", { name: "Ada" })).toBe("Hello Ada");
  expect(text("greeting")).toBe("Hello {name}");
});

test("uses the singular for a count of one only, and groups the digits of large numbers", () => {
  expect(text("selected", { count: 1 })).toBe("1 virtual machine selected");
  expect(text("selected", { count: 2 })).toBe("2 virtual machines selected");
  expect(text("selected", { count: 10_000 })).toBe("10,000 virtual machines selected");
});

test("a translation replaces what it has; the rest stays English", () => {
  translateMessages("test-area", { greeting: "Hallo {name}" });
  expect(text("greeting", { name: "Ada" })).toBe("Hallo Ada");
  expect(text("selected", { count: 3 })).toBe("3 virtual machines selected");
});
