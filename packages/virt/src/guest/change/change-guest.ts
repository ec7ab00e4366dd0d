import { domainDefineXmlFlags } from "@hob/libvirt";
import { domain, edit } from "@hob/libvirt-xml";
import type { ChangeOptions, ChangeOutcome, WaitingSetting } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { ChangeRefused } from "./change-errors.ts";
import { type ChangeScene, changeScene } from "./change-scene.ts";
import type { GuestChange, SettingName } from "./guest-change.ts";
import { isRefusal } from "./is-refusal.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { type Done, putBack } from "./put-back.ts";
import type { Setting } from "./setting.ts";
import { settingNames, settings } from "./settings.ts";

interface Wanted {
  readonly name: SettingName;
  readonly setting: Setting<unknown>;
  readonly value: unknown;
}

/**
 * Changes a guest: everything is checked first, then the running guest is given what it can take, then the definition is
 * stored in one piece. A step that fails undoes those before it.
 */
export function changeGuest(calls: GuestCalls, change: GuestChange, options: ChangeOptions): Promise<ChangeOutcome> {
  return oneAtATime(calls, async () => {
    const scene = await changeScene(calls, options.target);
    const wanted = settingNames.flatMap((name): Wanted[] => {
      const value = change[name];
      return value === undefined ? [] : [{ name, setting: settings[name] as Setting<unknown>, value }];
    });
    for (const { setting, value } of wanted) await setting.check?.(scene, value, change);
    const waiting = wanted.flatMap((each) => waitingOf(scene, each, options));
    return apply(scene, wanted, waiting, options);
  });
}

/** Why the running guest cannot have a setting. @throws ChangeRefused where it was to have it, or nothing can. */
function waitingOf(scene: ChangeScene, { name, setting, value }: Wanted, options: ChangeOptions): WaitingSetting[] {
  const refuse = (reason: string) => new ChangeRefused({ guest: scene.dom.name, setting: name, reason });
  if (scene.target.running && setting.onlyOff !== undefined) throw refuse(setting.onlyOff);
  if (setting.storedOnly) {
    if (!scene.target.config) throw refuse("it is a matter of the stored definition alone");
    return [];
  }
  if (!scene.live) return [];
  if (!scene.target.live) return [{ setting: name, reason: "only the stored definition was changed" }];
  const reason = setting.waits?.(scene.live, value) ?? null;
  if (reason === null) return [];
  if (options.target !== undefined || !scene.target.config) throw refuse(reason);
  return [{ setting: name, reason }];
}

async function apply(
  scene: ChangeScene,
  wanted: readonly Wanted[],
  waiting: readonly WaitingSetting[],
  options: ChangeOptions,
): Promise<ChangeOutcome> {
  const needsRestart = [...waiting];
  const live: SettingName[] = [];
  const undos: Done[] = [];
  try {
    for (const { name, setting, value } of wanted) {
      if (!scene.live || !setting.live || !scene.target.live) continue;
      if (needsRestart.some((each) => each.setting === name)) continue;
      try {
        undos.push({ name, undo: await setting.live(scene, scene.live, value) });
        live.push(name);
      } catch (error) {
        if (options.target !== undefined || !scene.target.config || !isRefusal(error)) throw error;
        needsRestart.push({ setting: name, reason: error.message });
      }
    }
    if (scene.target.config && scene.stored) await store(scene, wanted, undos);
  } catch (error) {
    return putBack(scene.dom.name, undos, error);
  }
  return { live, config: scene.target.config ? wanted.map(({ name }) => name) : [], needsRestart };
}

/** Stores all that is in the definition at once, then what has calls of its own. */
async function store(scene: ChangeScene, wanted: readonly Wanted[], undos: Done[]): Promise<void> {
  const { stored } = scene;
  if (!stored) return;
  const changed = edit(stored.xml, domain, (definition) =>
    wanted.reduce((so, { setting, value }) => setting.edit?.(so, value, stored) ?? so, definition),
  );
  if (changed !== stored.xml) {
    // Not held against the schema: what libvirt has told itself must not keep a guest from being changed.
    const define = (xml: string) => scene.link.call(domainDefineXmlFlags, { xml, flags: 0 });
    await define(changed);
    undos.push({ name: "definition", undo: () => define(stored.xml) });
  }
  for (const { name, setting, value } of wanted) {
    if (setting.store) undos.push({ name, undo: await setting.store(scene, stored, value) });
  }
}
