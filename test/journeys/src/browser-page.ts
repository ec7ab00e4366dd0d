import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "@hob/beds";
import { barriersOf } from "./barriers.ts";

/** Where journeys leave what they saw: `HOB_SCREENSHOTS`, or a folder that is not kept. */
const pictures = process.env["HOB_SCREENSHOTS"] ?? fileURLToPath(new URL("../../../test-results/", import.meta.url));

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** A browser window, and how a journey looks at it. */
export interface BrowserPage extends AsyncDisposable {
  readonly page: Page;
  /** Opens an address; again, where beds that come and go have changed the machine's network meanwhile. */
  visit(url: string): Promise<void>;
  /** Takes a picture of what is shown. */
  look(name: string): Promise<void>;
  /** What axe finds wrong with the page, a line each; empty when nothing. */
  barriers(): Promise<readonly string[]>;
  /** Messages of errors that the page did not handle. */
  readonly failures: readonly string[];
}

/** Opens a browser window. */
export async function openBrowser(size = { width: 1280, height: 860 }): Promise<BrowserPage> {
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: size, reducedMotion: "reduce" });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await mkdir(pictures, { recursive: true });
  return {
    page,
    failures,
    async visit(url) {
      const isNetworkChange = (error: unknown) => String(error).includes("ERR_NETWORK_CHANGED");
      await page.goto(url).catch((error: unknown) => (isNetworkChange(error) ? page.goto(url) : Promise.reject(error)));
    },
    look: async (name) => void (await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" })),
    barriers: () => barriersOf(page),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
