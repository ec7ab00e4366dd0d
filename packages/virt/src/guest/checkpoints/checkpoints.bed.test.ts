import { expect, it } from "vitest";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { writtenGuests } from "../../testing/written-guests.ts";

const on = hostedBed({ defaultNetwork: false });
const { names, startFull } = writtenGuests(on);

it("checkpoints follow one another, and what one noted goes to the one before it", async () => {
  const guest = await startFull("marked", 1);
  for (const name of ["one", "two", "three"]) await guest.checkpoints.create({ name });
  expect(await names(guest)).toEqual(["one", "two", "three"]);
  expect((await guest.checkpoints.get("three")).parent).toBe("two");
  await guest.checkpoints.delete("two");
  const { document, createdAt } = await guest.checkpoints.get("three");
  expect(document.parent).toBe("one");
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(60_000);
  const xml = await guest.checkpoints.xml("three", { secrets: true });
  await guest.checkpoints.delete("three", { metadataOnly: true });
  expect(await guest.checkpoints.redefine(xml)).toMatchObject({ name: "three", parent: "one" });
  await guest.checkpoints.delete("one", { children: "only" });
  expect(await names(guest)).toEqual(["one"]);
  await guest.checkpoints.delete("one", { children: "with" });
  expect(await names(guest)).toEqual([]);
  await expect(guest.checkpoints.get("one")).rejects.toMatchObject({ kind: "not-found" });
  await expect(guest.checkpoints.create({ disks: ["vdz"] })).rejects.toMatchObject({ code: "virt.disk-not-found" });
});
