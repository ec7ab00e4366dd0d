import type { GuestChange, SettingName } from "./guest-change.ts";
import type { Setting } from "./setting.ts";
import { actionsSetting } from "./settings/actions.ts";
import { autostartSetting } from "./settings/autostart.ts";
import { bootMenuSetting, bootOrderSetting } from "./settings/boot.ts";
import { consoleSetting } from "./settings/console.ts";
import { cpuSetting } from "./settings/cpu.ts";
import { descriptionSetting, titleSetting } from "./settings/description.ts";
import { graphicsSetting } from "./settings/graphics.ts";
import { memoryMaximumSetting, memorySetting } from "./settings/memory.ts";
import { metadataSetting } from "./settings/metadata.ts";
import { nameSetting } from "./settings/name.ts";
import { topologySetting, vcpusMaximumSetting, vcpusSetting } from "./settings/vcpus.ts";

/** How each setting is changed, in the order in which they are: a maximum before what it bounds, the name last. */
export const settings: { readonly [Name in SettingName]-?: Setting<NonNullable<GuestChange[Name]>> } = {
  memoryMaximum: memoryMaximumSetting,
  memory: memorySetting,
  vcpusMaximum: vcpusMaximumSetting,
  topology: topologySetting as Setting<never>,
  vcpus: vcpusSetting,
  cpu: cpuSetting,
  bootOrder: bootOrderSetting,
  bootMenu: bootMenuSetting,
  console: consoleSetting,
  graphics: graphicsSetting,
  actions: actionsSetting,
  title: titleSetting as Setting<never>,
  description: descriptionSetting as Setting<never>,
  metadata: metadataSetting,
  autostart: autostartSetting,
  name: nameSetting,
};

/** The names of {@link settings}, in that order. */
export const settingNames = Object.keys(settings) as readonly SettingName[];
