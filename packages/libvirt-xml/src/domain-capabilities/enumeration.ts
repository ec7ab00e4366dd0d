import { leaves } from "../kit/children.ts";
import { distinguished } from "../kit/distinguished.ts";
import { required } from "../kit/required.ts";
import type { RequiredSlot } from "../kit/slot.ts";
import { text } from "../kit/text.ts";

/** `<enum name='bus'><value>virtio</value>…</enum>`: what may be chosen; empty when libvirt says nothing about it. */
export function enumeration(name: string): RequiredSlot<readonly string[]> {
  return required(distinguished("enum", { name }, leaves("value", text())), []);
}
