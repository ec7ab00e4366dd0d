import {
  domainChannelFlag,
  domainConsoleFlag,
  domainInjectNmi,
  domainOpenChannel,
  domainOpenConsole,
  domainScreenshot,
  domainSendKey,
  keycodeSet,
} from "@hob/libvirt";
import { buffer } from "node:stream/consumers";
import type { GuestCalls } from "../guest-calls.ts";
import type { GuestConsole } from "./guest-console.ts";
import { keyCodes } from "./key-codes.ts";

/** What is seen, read and typed on a guest. */
export function guestConsoleOf({ link, dom, call, callApart, known }: GuestCalls): GuestConsole {
  return {
    async screenshot({ screen = 0, signal } = {}) {
      const opened = link.openStream(domainScreenshot, { dom, screen }, signal ? { signal } : {});
      const { result, stream } = await known(opened);
      return { type: result.mime ?? "application/octet-stream", data: await buffer(stream) };
    },
    async openConsole({ device = null, force = false, safe = false } = {}) {
      const flags = (force ? domainConsoleFlag.force : 0) | (safe ? domainConsoleFlag.safe : 0);
      const { stream } = await known(link.openStream(domainOpenConsole, { dom, device, flags }));
      return stream;
    },
    async openChannel({ name = null, force = false } = {}) {
      const flags = force ? domainChannelFlag.force : 0;
      const { stream } = await known(link.openStream(domainOpenChannel, { dom, name, flags }));
      return stream;
    },
    async sendKeys(keys, { holdMs = 0 } = {}) {
      const keycodes = keyCodes(keys);
      await callApart(domainSendKey, { codeset: keycodeSet.linux, holdTime: holdMs, keycodes });
    },
    injectNmi: async () => void (await call(domainInjectNmi, {})),
  };
}
