// The list page of the built product in headless Chromium, with 100 and with 10,000 VMs, logged in: from the opening of
// the address to the first rows on the screen, what was transferred by then, DOM nodes, and frames while scrolling.
// Prints rows for docs/benchmarks.md.
// Run (root): npm run bench -- list-page
import { launchChromium } from "@hob/beds";
import { administrator } from "../test/journeys/src/sign-in.ts";
import { startFleet } from "./measure/fleet.ts";
import { medianAndLeast, quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const rounds = 9;
const firstRow = "tr[data-row]";

/** What one opening of the page came to. */
interface Opening {
  readonly firstRowMs: number;
  /** When the first frame with text in it was painted. */
  readonly paintMs: number;
  /** Bytes as they came over the wire, before the first rows. */
  readonly scriptBytes: number;
  /** Bytes of the answers of the API, before the first rows. */
  readonly apiBytes: number;
  /** Bytes of everything, until nothing came any more. */
  readonly allBytes: number;
  readonly nodes: number;
  readonly nodesScrolled: number;
  readonly frames: readonly number[];
}

const browser = await launchChromium();
type Context = Awaited<ReturnType<typeof browser.newContext>>;

async function open(context: Context, address: string): Promise<Opening> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const kinds = new Map<string, string>();
  const finished: { kind: string; bytes: number; at: number }[] = [];
  network.on("Network.responseReceived", ({ requestId, type, response }) =>
    kinds.set(requestId, response.url.includes("/api/") ? "Api" : type),
  );
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    finished.push({ kind: kinds.get(requestId) ?? "Other", bytes: encodedDataLength, at: performance.now() }),
  );
  await page.addInitScript((selector) => {
    const look = () => {
      if (!document.querySelector(selector)) requestAnimationFrame(look);
      // The frame after the one that has them in its tree has shown them.
      else requestAnimationFrame(() => performance.mark("first-row"));
    };
    requestAnimationFrame(look);
  }, firstRow);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-row").length > 0, null, { polling: 20 });
  const shown = performance.now();
  const times = await page.evaluate(() => ({
    firstRowMs: performance.getEntriesByName("first-row")[0]?.startTime ?? Number.NaN,
    paintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  }));
  await page.waitForTimeout(500);
  const nodes = () => page.evaluate(() => document.querySelectorAll("*").length);
  const before = await nodes();
  const frames = await page.evaluate(async (selector) => {
    const scroller = document.querySelector(selector)?.closest(".hob-table__scroll");
    if (!scroller) throw new Error("The list cannot be scrolled: no .hob-table__scroll around its rows.");
    const lasted: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < 90; frame += 1) {
      scroller.scrollTop += 400;
      const now = await new Promise<number>(requestAnimationFrame);
      lasted.push(now - last);
      last = now;
    }
    return lasted;
  }, firstRow);
  const sum = (kind: string) =>
    finished.filter((item) => item.kind === kind && item.at <= shown).reduce((total, { bytes }) => total + bytes, 0);
  const opening = {
    ...times,
    scriptBytes: sum("Script"),
    apiBytes: sum("Api"),
    allBytes: finished.reduce((total, { bytes }) => total + bytes, 0),
    nodes: before,
    nodesScrolled: await nodes(),
    frames,
  };
  await page.close();
  return opening;
}

const rows: string[][] = [];
for (const vms of [100, 10_000]) {
  await using fleet = await startFleet(vms);
  const logIn = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const answer = await context.request.post(`${fleet.hob.url}/api/session`, {
      data: administrator,
      headers: { "x-requested-by": "bench" },
    });
    if (!answer.ok()) throw new Error(`Could not log in: ${await answer.text()}`);
    return context;
  };
  const cold: Opening[] = [];
  const warm: Opening[] = [];
  // The first round warms the server up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const context = await logIn();
    const address = `${fleet.hob.url}/vms`;
    const [first, second] = [await open(context, address), await open(context, address)];
    await context.close();
    if (round === 0) continue;
    cold.push(first);
    warm.push(second);
  }
  for (const [cache, openings] of [
    ["cold", cold],
    ["warm", warm],
  ] as const) {
    const of = (name: Exclude<keyof Opening, "frames">) => openings.map((opening) => opening[name]);
    const kilobytes = (name: "scriptBytes" | "allBytes") => (quantile(of(name), 0.5) / 1000).toFixed(0);
    const frames = openings.flatMap((opening) => opening.frames);
    rows.push([
      `${vms}, ${cache}`,
      medianAndLeast(of("firstRowMs")),
      medianAndLeast(of("paintMs")),
      kilobytes("scriptBytes"),
      (quantile(of("apiBytes"), 0.5) / vms).toFixed(0),
      kilobytes("allBytes"),
      `${quantile(of("nodes"), 0.5)} / ${quantile(of("nodesScrolled"), 0.5)}`,
      `${quantile(frames, 0.5).toFixed(0)} / ${quantile(frames, 0.95).toFixed(0)}`,
    ]);
  }
}
await browser.close();
printTable(
  [
    `VMs, cache (${rounds} rounds)`,
    "first rows, ms",
    "first paint, ms",
    "JavaScript before, kB",
    "API before, bytes per VM",
    "page in all, kB",
    "DOM nodes / after scrolling",
    "frame while scrolling, ms p50 / p95",
  ],
  rows,
);
