import { isHobError } from "@hob/errors";
import { expect, it } from "vitest";
import { operatingSystem } from "./operating-system.ts";
import { osDatabase } from "./os-database.ts";
import { readOsRecord } from "./os-record.ts";
import { readXmlElement } from "./xml-element.ts";

const system = (shortId: string, name: string, released = "") => {
  const facts = `<short-id>${shortId}</short-id><name>${name}</name><release-date>${released}</release-date>`;
  const record = readOsRecord(`http://example.org/${shortId}`, readXmlElement(`<os>${facts}</os>`));
  return operatingSystem(record, () => [record], new Map());
};

const db = osDatabase([
  system("debian10", "Debian 10", "2019-07-06"),
  system("rolling", "Rolling"),
  system("debian11", "Debian 11", "2021-08-14"),
  system("fedora9", "Fedora 9", "2021-08-14"),
  system("fedora36", "Fedora 36", "2022-05-10"),
  system("fedora37", "Fedora 37", "2022-11-15"),
  system("win10", "Microsoft Windows 10", "2018-11-13"),
  system("win2k19", "Microsoft Windows Server 2019", "2018-11-14"),
]);

const ids = (systems: readonly { shortId: string }[]) => systems.map(({ shortId }) => shortId);

it("lists the newest first, and those without a date last", () => {
  expect(ids(db.all())).toEqual([
    "fedora37",
    "fedora36",
    "debian11",
    "fedora9",
    "debian10",
    "win2k19",
    "win10",
    "rolling",
  ]);
});

it("finds a system by short id and by id", () => {
  expect(db.find("debian11")?.name).toBe("Debian 11");
  expect(db.get("http://example.org/debian11").shortId).toBe("debian11");
  expect(db.find("nothing")).toBeUndefined();
});

it("searches every word, in any case; an exact short id comes first, then a name that has the phrase", () => {
  expect(ids(db.search("Debian"))).toEqual(["debian11", "debian10"]);
  expect(ids(db.search("debian 10"))).toEqual(["debian10"]);
  expect(ids(db.search("windows microsoft"))).toEqual(["win2k19", "win10"]);
  expect(ids(db.search("win10"))).toEqual(["win10"]);
  expect(ids(db.search("windows 10"))[0]).toBe("win10");
  expect(ids(db.search("nothing"))).toEqual([]);
  expect(ids(db.search(" "))).toEqual(ids(db.all()));
});

it.each([
  ["debain11", "'debian11', 'debian10'"],
  ["fedora", "'fedora37', 'fedora36', 'fedora9'"],
  ["fedora41", "'fedora37', 'fedora36', 'fedora9'"],
  ["Debian12", "'debian11', 'debian10'"],
  ["windows10", "'win10'"],
])("suggests what '%s' may have meant", (wrong, suggestions) => {
  const failure = caught(() => db.get(wrong));
  expect(failure.message).toBe(`Operating system '${wrong}' is unknown.`);
  expect(failure.hint).toBe(`Did you mean ${suggestions}?`);
  expect([failure.code, failure.kind]).toEqual(["osinfo.unknown-operating-system", "not-found"]);
});

it("points at the list where nothing is near", () => {
  expect(caught(() => db.get("xyzzy")).hint).toBe("List what is known with `hob os list`.");
});

function caught(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isHobError(error)) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
