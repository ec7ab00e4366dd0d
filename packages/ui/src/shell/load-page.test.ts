import { expect, test, vi } from "vitest";
import { loadedPage, loadPage, PageNotLoaded } from "./load-page.ts";

const page = () => null;

test("loads a page again when its code did not come at first, and knows it from then on", async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error("network changed")).mockResolvedValueOnce({ default: page });
  const route = { path: "/vms", load };
  expect(loadedPage(route)).toBeUndefined();
  expect(await loadPage(route)).toBe(page);
  expect(loadedPage(route)).toBe(page);
});

test("names the page and the reason when its code does not come at all", async () => {
  const load = () => Promise.reject(new Error("404"));
  await expect(loadPage({ path: "/vms", load })).rejects.toThrow(PageNotLoaded);
  await expect(loadPage({ path: "/vms", load })).rejects.toThrow("The page '/vms' could not be loaded: 404.");
});
