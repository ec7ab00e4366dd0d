import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { openBrowser } from "./browser-page.ts";
import { type Newcomer, openNewcomer } from "./newcomer.ts";
import { signInBrowser } from "./sign-in.ts";

let newcomer: Newcomer;
beforeAll(async () => {
  newcomer = await openNewcomer("ann");
});
afterAll(() => newcomer?.[Symbol.asyncDispose]());

it("npm start without root says what root has to run once, goes on, and shows what is missing in the browser", async () => {
  const terminal = newcomer.type("npm start -- --port 9000 --address 0.0.0.0");
  const [, token] = await terminal.shows(/\/setup#token=(\S+)/, 1_500_000);
  const [, command] = await terminal.shows(/^ {2}su - -c '(.*)'$/m, 0);
  expect(command).toMatch(
    /^apt-get update && apt-get install --yes .*\blibvirt-daemon-system .* && adduser ann libvirt$/,
  );
  expect(terminal.said()).not.toMatch(/^\{|^\s+at /m);

  await using browser = await openBrowser();
  onTestFailed(() => browser.look("failure"));
  const { page } = browser;
  const url = `http://${newcomer.debian.address}:9000`;
  await signInBrowser({ url, setupLink: `${url}/setup#token=${token}` }, page);
  await browser.visit(url);
  await page.getByRole("heading", { name: "is not connected" }).waitFor();
  await page.getByText("there is no such socket").waitFor();
  await browser.look("without-libvirt");
  await page.getByRole("button", { name: "Show the host" }).click();
  await page.getByText("Disconnected").waitFor();
  await page.getByText("there is no such socket").waitFor();
  await page.getByText("Check that libvirtd").waitFor();
  expect(await terminal.interrupt(), terminal.said()).toBe(0);
});
