import { expect, it } from "vitest";
import { type Column, formatTable } from "./table.ts";
import { wrap } from "./wrap.ts";

interface Notice {
  readonly id: string;
  readonly about: string;
  readonly text: string;
}
const columns: readonly Column<Notice>[] = [
  { title: "id", value: ({ id }) => id, whole: true },
  { title: "notice", value: ({ text }) => text, prose: true },
  { title: "about", value: ({ about }) => about },
];
const notice = {
  id: "3e5da24e-379a-4f30-8e70",
  about: "a-host-of-some-length",
  text: "Guests are emulated, which is slow: the host offers no KVM.",
};

it("is one line an item where there is no terminal", () => {
  expect(formatTable([notice], columns)).toBe(
    [
      "ID                       NOTICE                                                       ABOUT",
      "3e5da24e-379a-4f30-8e70  Guests are emulated, which is slow: the host offers no KVM.  a-host-of-some-length",
      "",
    ].join("\n"),
  );
});

it("wraps sentences under their title before anything is cut", () => {
  expect(formatTable([notice], columns, 80)).toBe(
    [
      "ID                       NOTICE                            ABOUT",
      "3e5da24e-379a-4f30-8e70  Guests are emulated, which is     a-host-of-some-length",
      "                         slow: the host offers no KVM.",
      "",
    ].join("\n"),
  );
});

it("cuts what may be cut when that is not enough, and never what is copied from there", () => {
  expect(formatTable([notice], columns, 54)).toBe(
    [
      "ID                       NOTICE            ABOUT",
      "3e5da24e-379a-4f30-8e70  Guests are        a-host-of-…",
      "                         emulated, which",
      "                         is slow: the",
      "                         host offers no",
      "                         KVM.",
      "",
    ].join("\n"),
  );
  for (const line of formatTable([notice], columns, 10).split("\n").slice(1, 2)) expect(line).toContain(notice.id);
});

it("breaks between words, and a word that is too long in itself", () => {
  expect(wrap("a bc def", 4)).toEqual(["a bc", "def"]);
  expect(wrap("to abcdefghij end", 4)).toEqual(["to", "abcd", "efgh", "ij", "end"]);
  expect(wrap("abcd", 4)).toEqual(["abcd"]);
  expect(wrap("", 4)).toEqual([""]);
});
