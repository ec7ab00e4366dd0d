import { domainDeviceModifyFlag, domainUpdateDeviceFlags } from "@hob/libvirt";
import { edit, type Graphics, graphics } from "@hob/libvirt-xml";
import { devicesIn } from "../../devices/devices-in.ts";
import type { GraphicsChange } from "../guest-change.ts";
import { inSteps } from "../in-steps.ts";
import { refuse, setting } from "../setting.ts";

/** Screens that have passwords. */
const hasPassword = ({ type }: Graphics) => type === "vnc" || type === "spice";

/** The password of the guest's screens, VNC's and SPICE's alike. */
export const graphicsSetting = setting<GraphicsChange>({
  check(scene, { password, passwordValidTo }) {
    const definition = (scene.stored ?? scene.live)?.definition;
    const screens = definition?.devices.graphics.filter(hasPassword) ?? [];
    if (screens.length === 0) {
      refuse(scene, "graphics", "given a password", "it has no screen that is reached by VNC or SPICE");
    }
    if (passwordValidTo && Number.isNaN(passwordValidTo.getTime())) {
      refuse(scene, "graphics", "given a password until then", "that is no time");
    }
    const lacksOne = password === undefined && screens.some(({ passwd }) => passwd === undefined);
    if (passwordValidTo && (password === null || lacksOne)) {
      refuse(scene, "graphics", "given a time for its password", "it has no password; give one with it");
    }
  },
  waits({ definition }, change) {
    const screens = definition.devices.graphics.filter(hasPassword);
    if (screens.length === 0) return "it runs without a screen that is reached by VNC or SPICE";
    // libvirt would say that it is gone while the emulator asks for it as before.
    if (change?.password === null) return "a running screen keeps its password";
    return screens.some(({ type, passwd }) => type === "vnc" && passwd === undefined)
      ? "a VNC screen that was started without a password cannot be given one"
      : null;
  },
  live(scene, live, change) {
    const flags = domainDeviceModifyFlag.live;
    const put = (xml: string) => scene.callApart(domainUpdateDeviceFlags, { xml, flags });
    const screens = devicesIn(live.xml).filter(
      ({ kind, definition }) => kind === "graphics" && hasPassword(definition as Graphics),
    );
    return inSteps(
      screens.map(({ xml }) => async () => {
        await put(edit(xml, graphics, (screen) => withPassword(screen, change)));
        return () => put(xml);
      }),
    );
  },
  edit: (definition, change) => ({
    ...definition,
    devices: {
      ...definition.devices,
      graphics: definition.devices.graphics.map((screen) =>
        hasPassword(screen) ? withPassword(screen, change) : screen,
      ),
    },
  }),
});

function withPassword(screen: Graphics, { password, passwordValidTo, connected }: GraphicsChange): Graphics {
  const { passwd, passwdValidTo, ...rest } = screen;
  const word = password === undefined ? passwd : (password ?? undefined);
  const until =
    passwordValidTo === undefined && password === undefined
      ? passwdValidTo
      : passwordValidTo?.toISOString().replace(/\.\d+Z$/, "");
  return {
    ...rest,
    ...(word === undefined ? {} : { passwd: word }),
    ...(until === undefined || word === undefined ? {} : { passwdValidTo: until }),
    ...(connected === undefined ? {} : { connected }),
  };
}
