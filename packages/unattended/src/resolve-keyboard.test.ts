import { expect, it } from "vitest";
import { keyboardMap, resolveKeyboard } from "./resolve-keyboard.ts";

const map = {
  id: keyboardMap,
  entries: {
    cy_GB: "gb",
    de_CH: "ch",
    de_DE: "de",
    dsb_DE: "de",
    en_GB: "gb",
    en_US: "us",
    es_US: "us",
    fr_CH: "ch (fr)",
    it_CH: "ch",
  },
};

it.each([
  ["de_CH", "ch", null, "de_CH"],
  ["fr_CH", "ch", "fr", "fr_CH"],
  ["ch (fr)", "ch", "fr", "fr_CH"],
  ["ch", "ch", null, "it_CH"],
  ["gb", "gb", null, "en_GB"],
  ["de", "de", null, "de_DE"],
  ["us", "us", null, "en_US"],
  ["xy_AT", "at", null, "xy_AT"],
  ["dvorak", "dvorak", null, null],
])("knows the keyboard '%s' by its layout and a locale", (asked, layout, variant, locale) => {
  expect(resolveKeyboard(asked, "it_CH", map)).toEqual({ layout: { layout, variant }, locale });
});

it("does without the database's table", () => {
  expect(resolveKeyboard("de_AT", "de_AT", undefined)).toEqual({
    layout: { layout: "at", variant: null },
    locale: "de_AT",
  });
});
