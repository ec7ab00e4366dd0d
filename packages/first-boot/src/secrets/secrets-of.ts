import type { FirstBoot } from "../first-boot.ts";

/**
 * The texts of a first boot that must appear in no log, no error and no stored plan: passwords, their hashes, files that
 * say that they are secret, and the user's own texts.
 */
export function secretsOf(firstBoot: FirstBoot): readonly string[] {
  const logins = [
    ...(firstBoot.users ?? []),
    ...(firstBoot.kind === "cloud-init" ? [firstBoot.defaultUser ?? {}, firstBoot.root ?? {}] : []),
  ];
  const files = (firstBoot.files ?? []).filter(({ isSecret }) => isSecret === true);
  const raw =
    firstBoot.kind === "ignition"
      ? [firstBoot.raw]
      : [firstBoot.raw?.userData, firstBoot.raw?.vendorData, firstBoot.raw?.metaData];
  const texts = [
    ...logins.flatMap(({ password, passwordHash }) => [password, passwordHash]),
    ...files.map(({ content }) => content),
    ...raw,
  ];
  return texts.filter((text): text is string => text !== undefined && text !== "");
}
