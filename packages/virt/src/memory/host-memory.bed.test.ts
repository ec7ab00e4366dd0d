import { type Bed, startLibvirtd } from "@hob/beds";
import { kibibytes, mebibytes } from "@hob/units";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

it("tells what memory there is, what is free, and in which cells", async () => {
  const host = await openBedHost(bed.uri);
  const statistics = await host.memory.statistics();
  const total = statistics.total as number;
  expect(statistics.free).toBeLessThan(total);
  expect(await host.memory.free()).toBeLessThan(total);
  const cells = await host.memory.cells();
  const { online } = await host.cpu.online();
  expect(cells.flatMap(({ processors }) => processors).toSorted((a, b) => a - b)).toEqual(
    expect.arrayContaining([...online]),
  );
  expect(cells[0]?.pages.map(({ size }) => size)).toContain(kibibytes(4));
  expect(cells.reduce((sum, cell) => sum + cell.memory, 0)).toBeLessThanOrEqual(total);
});

it("tells the cells of a simulated host, which has pages and does not say how many are free", async () => {
  const { memory } = await openBedHost(bed.testUri());
  const cells = await memory.cells();
  expect(cells.map(({ id, processors }) => [id, processors])).toEqual([
    [0, [0, 1, 2, 3, 4, 5, 6, 7]],
    [1, [8, 9, 10, 11, 12, 13, 14, 15]],
  ]);
  expect(cells[0]?.free).toBeLessThanOrEqual(cells[0]?.memory as number);
  expect(cells[0]?.pages).toContainEqual({ size: mebibytes(2), total: expect.any(Number), free: null });
});

it("asks for pages of one size in one cell, and says what the host does not have", async () => {
  const { memory } = await openBedHost(bed.uri);
  await expect(memory.allocatePages({ cell: 0, size: kibibytes(4), count: 1 })).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./),
  });
  await expect(memory.allocatePages({ cell: 999, size: mebibytes(2), count: 0 })).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./),
  });
});
