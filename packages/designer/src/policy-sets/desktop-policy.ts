import type { PolicySet } from "./policy-set.ts";

/** For a guest that someone sits at: a screen with sound, clipboard, USB devices and shared folders. */
export const desktopPolicy: PolicySet = {
  name: "desktop",
  description:
    "For a guest that someone sits at: a SPICE screen with sound, clipboard, USB devices and shared folders.",
  rules: [
    {
      setting: "graphics.kind",
      value: "spice",
      because: "It carries sound, the clipboard and USB devices to the user's machine.",
    },
    { setting: "usb.redirections", value: 4, because: "As many of the user's USB devices can be lent to the guest." },
    { setting: "spice.webdav", value: true, because: "Folders of the user's machine can be shared with the guest." },
    {
      setting: "balloon.freePageReporting",
      value: true,
      because: "Memory that the guest frees goes back to the other programs of the user's machine.",
    },
  ],
};
