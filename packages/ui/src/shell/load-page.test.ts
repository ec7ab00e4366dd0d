import { expect, test, vi } from "vitest";
import { loadPage, PageNotLoaded } from "./load-page.ts";

const page = { default: () => null };

test("loads a page again when its code did not come at first", async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error("network changed")).mockResolvedValueOnce(page);
  expect(await loadPage({ path: "/vms", load })).toBe(page);
});

test("names the page and the reason when its code does not come at all", async () => {
  const load = () => Promise.reject(new Error("404"));
  await expect(loadPage({ path: "/vms", load })).rejects.toThrow(PageNotLoaded);
  await expect(loadPage({ path: "/vms", load })).rejects.toThrow("The page '/vms' could not be loaded: 404.");
});
