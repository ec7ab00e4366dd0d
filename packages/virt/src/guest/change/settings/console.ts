import { refuse, setting } from "../setting.ts";

/** What kind of device the first text console is in the guest. */
export const consoleSetting = setting<string>({
  check(scene, type) {
    const definition = (scene.stored ?? scene.live)?.definition;
    if (!definition?.devices.consoles[0]) refuse(scene, "console", type, "it has no console");
    if (definition.devices.serials.length > 0 && type !== "serial") {
      refuse(scene, "console", type, "its first console is its first serial port as long as it has one");
    }
  },
  waits: () => "a running guest keeps the console that it was started with",
  edit(definition, type) {
    const [first, ...others] = definition.devices.consoles;
    if (!first) return definition;
    // Where the console is plugged in follows from what it is.
    const { address: _address, alias: _alias, ...rest } = first;
    const console = { ...rest, target: { type: type as never, port: 0 } };
    return { ...definition, devices: { ...definition.devices, consoles: [console, ...others] } };
  },
});
