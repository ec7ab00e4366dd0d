import { domainMetadataType, domainModificationImpact, domainSetMetadata } from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import type { ChangeScene } from "../change-scene.ts";
import { refuse, type Setting, setting } from "../setting.ts";

type Words = "title" | "description";

async function say(scene: ChangeScene, which: Words, flags: number, before: Domain, words: string | null) {
  const type = domainMetadataType[which];
  const put = (metadata: string | null) =>
    scene.call(domainSetMetadata, { type, metadata: metadata || null, key: null, uri: null, flags });
  await put(words);
  return () => put(before[which] ?? null);
}

const words = (which: Words): Setting<string | null> =>
  setting({
    check(scene, value) {
      if (which === "title" && value?.includes("\n")) refuse(scene, which, value, "a title is one line");
    },
    live: (scene, { definition }, value) => say(scene, which, domainModificationImpact.live, definition, value),
    store: (scene, { definition }, value) => say(scene, which, domainModificationImpact.config, definition, value),
  });

/** The short line about it. */
export const titleSetting = words("title");

/** The words about it. */
export const descriptionSetting = words("description");
