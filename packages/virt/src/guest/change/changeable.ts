import type { GuestCalls } from "../guest-calls.ts";
import { changeScene } from "./change-scene.ts";
import type { SettingName, SettingReach } from "./guest-change.ts";
import type { Setting } from "./setting.ts";
import { settingNames, settings } from "./settings.ts";

/** Where each setting can be changed, from the guest's state and from what it was started with. */
export async function changeable(calls: GuestCalls): Promise<Readonly<Record<SettingName, SettingReach>>> {
  const { live, target } = await changeScene(calls, undefined);
  const reachOf = (setting: Setting<never>): SettingReach => {
    if (target.running && setting.onlyOff !== undefined) return { live: false, config: false, reason: setting.onlyOff };
    const config = target.stored && (setting.edit ?? setting.store) !== undefined;
    if (setting.storedOnly) return { live: false, config, reason: config ? null : "it is not stored" };
    const reason = live ? (setting.waits?.(live, undefined) ?? null) : null;
    return { live: live !== null && reason === null, config, reason };
  };
  return Object.fromEntries(
    settingNames.map((name) => [name, reachOf(settings[name] as Setting<never>)]),
  ) as unknown as Readonly<Record<SettingName, SettingReach>>;
}
