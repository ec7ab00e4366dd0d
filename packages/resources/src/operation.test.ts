import { expect, it } from "vitest";
import { lamps, mains } from "./lamps.fixture.ts";
import { operationsOf } from "./operation.ts";

const lines = (resource: Parameters<typeof operationsOf>[0]) =>
  operationsOf(resource).map(
    ({ id, group, method, path, status, allow, summary }) =>
      `${id} (${group}) ${method} ${path} -> ${status} [${allow}] ${summary}`,
  );

it("derives every operation of a resource from its declaration", () => {
  expect(lines(lamps)).toEqual([
    "lamps.list (list) GET /api/lamps -> 200 [lamps:read] List lamps",
    "lamps.create (create) POST /api/lamps -> 202 [lamps:manage] Create a lamp",
    "lamps.plan (collection-action) POST /api/lamps/plan -> 200 [lamps:read] plan (lamps)",
    "lamps.get (get) GET /api/lamps/{id} -> 200 [lamps:read] Get a lamp",
    "lamps.update (update) PATCH /api/lamps/{id} -> 200 [lamps:manage] Change a lamp",
    "lamps.delete (delete) DELETE /api/lamps/{id} -> 204 [lamps:manage] Delete a lamp",
    "lamps.spectrum (view) GET /api/lamps/{id}/spectrum -> 200 [signed-in] Get the spectrum of a lamp",
    "lamps.light (action) POST /api/lamps/{id}/light -> 204 [lamps:use] Switch it on",
    "lamps.dim (action) POST /api/lamps/{id}/dim -> 200 [lamps:use] dim a lamp",
  ]);
});

it("leaves the key out of a singleton's paths", () => {
  expect(lines(mains)).toEqual([
    "mains.get (get) GET /api/mains -> 200 [anyone] Get a mains",
    "mains.trip (action) POST /api/mains/trip -> 204 [mains:trip] trip a mains",
  ]);
});

it("adds the page to the filters of a list, and refuses any other", () => {
  const [list] = operationsOf(lamps);
  expect(Object.keys(list?.query?.properties ?? {})).toEqual(["limit", "cursor", "room"]);
  expect(list?.query).toMatchObject({ additionalProperties: false });
});
