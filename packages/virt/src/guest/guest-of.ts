import {
  domainConsoleFlag,
  domainCreateFlag,
  domainCreateWithFlags,
  domainDestroyFlags,
  domainGetXmlDesc,
  domainOpenConsole,
  domainReboot,
  type DomainRef,
  domainReset,
  domainResume,
  domainScreenshot,
  domainSetAutostart,
  domainShutdownFlags,
  domainSuspend,
  domainXmlFlag,
} from "@hob/libvirt";
import { buffer } from "node:stream/consumers";
import type { Link } from "../host/link.ts";
import { guestDevicesOf } from "./devices/guest-devices-of.ts";
import { asGuestNotFound } from "./find-guest.ts";
import { guestAddresses } from "./guest-addresses.ts";
import type { GuestCalls } from "./guest-calls.ts";
import type { Guest } from "./guest.ts";
import { type GuestCall, readInfo } from "./read-info.ts";
import { undefine } from "./undefine.ts";
import { waitFor } from "./wait-for.ts";

/** The guest that a reference names. Its verbs are calls; what takes more than one has a file of its own. */
export function guestOf(link: Link, { name, uuid }: DomainRef): Guest {
  // The number of a run that may be over by then is left out.
  const dom: DomainRef = { name, uuid, id: -1 };
  const known = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      throw asGuestNotFound(error, name, link.name);
    }
  };
  const call: GuestCall = (procedure, args) => known(link.call(procedure, { ...args, dom } as never));
  const callApart: GuestCall = (procedure, args) => known(link.callApart(procedure, { ...args, dom } as never));
  const calls: GuestCalls = { link, dom, call, callApart };
  return {
    uuid,
    name,
    info: () => readInfo(call),
    xml: async ({ inactive = false } = {}) =>
      (await call(domainGetXmlDesc, { flags: inactive ? domainXmlFlag.inactive : 0 })).xml,
    addresses: async () => known(guestAddresses(link, dom, (await call(domainGetXmlDesc, { flags: 0 })).xml)),
    devices: guestDevicesOf(calls),
    start: async ({ paused = false } = {}) => {
      await callApart(domainCreateWithFlags, { flags: paused ? domainCreateFlag.paused : 0 });
    },
    shutdown: async () => void (await callApart(domainShutdownFlags, {})),
    reboot: async () => void (await callApart(domainReboot, {})),
    reset: async () => void (await call(domainReset, {})),
    destroy: async () => void (await callApart(domainDestroyFlags, {})),
    suspend: async () => void (await callApart(domainSuspend, {})),
    resume: async () => void (await call(domainResume, {})),
    undefine: ({ keepNvram = false } = {}) => undefine(call, keepNvram),
    setAutostart: async (autostart) => void (await call(domainSetAutostart, { autostart })),
    async screenshot(options) {
      const { result, stream } = await known(link.openStream(domainScreenshot, { dom, screen: 0 }, options));
      return { type: result.mime ?? "application/octet-stream", data: await buffer(stream) };
    },
    async openConsole({ force = false } = {}) {
      const flags = force ? domainConsoleFlag.force : 0;
      const { stream } = await known(link.openStream(domainOpenConsole, { dom, device: null, flags }));
      return stream;
    },
    waitFor: (wanted, options = {}) => waitFor(link, dom, typeof wanted === "string" ? [wanted] : wanted, options),
  };
}
