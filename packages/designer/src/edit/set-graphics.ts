import type { Domain } from "@hob/libvirt-xml";
import type { GraphicsKind } from "../guest-intent.ts";
import { decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** Changes how the guest's screen is reached, with what goes with it: SPICE's lines go when it does. */
export function setGraphics(guest: Domain, graphics: GraphicsKind, redesign: Redesign): GuestStep {
  const { devices } = guest;
  const design = redesign({ graphics });
  const made = design.domain.devices;
  const overSpice = ({ type }: { readonly type?: string }) => type === "spicevmc" || type === "spiceport";
  const isNew = (name: string | undefined) => !devices.channels.some(({ target }) => target?.name === name);
  const isSpice = graphics === "spice";
  const changed: Domain["devices"] = {
    ...devices,
    graphics: made.graphics,
    videos: graphics === "none" ? [] : devices.videos.length > 0 ? devices.videos : made.videos,
    inputs: graphics === "none" || devices.inputs.length > 0 ? devices.inputs : made.inputs,
    sounds: devices.sounds.length > 0 ? devices.sounds : made.sounds,
    channels: isSpice
      ? [...devices.channels, ...made.channels.filter((one) => overSpice(one) && isNew(one.target?.name))]
      : devices.channels.filter((one) => !overSpice(one)),
    redirdevs: isSpice
      ? devices.redirdevs.length > 0
        ? devices.redirdevs
        : made.redirdevs
      : devices.redirdevs.filter((one) => !overSpice(one)),
    smartcards: isSpice ? devices.smartcards : devices.smartcards.filter((one) => !overSpice(one)),
    audios: isSpice ? devices.audios : devices.audios.filter(({ type }) => type !== "spice"),
  };
  const places = ["devices/graphics", ...(devices.videos.length > 0 ? [] : ["devices/video"])];
  const lines = design.decisions.filter(({ path }) => path.startsWith("devices/channel[com.redhat.spice"));
  const decisions = [...decisionsAt(design, ...places), ...(isSpice ? lines : [])];
  return { guest: { ...guest, devices: changed }, decisions, warnings: [] };
}
