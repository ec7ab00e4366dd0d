import { variantIdsOf } from "./os-variant.ts";
import { type XmlElement, childrenOf, exactTextOf, isTrue, textOf } from "./xml-element.ts";

/** An installation or live medium, and how to recognise it. */
export interface Media {
  /** `http://debian.org/debian/11:0`: the system, and the medium's place in its files. */
  readonly id: string;
  readonly arch: string;
  readonly url: string | null;
  readonly variants: readonly string[];
  /** Regular expressions over an ISO 9660 volume descriptor; null where it may be anything. */
  readonly volumeId: string | null;
  readonly systemId: string | null;
  readonly publisherId: string | null;
  readonly applicationId: string | null;
  /** Exact size of the volume in bytes. */
  readonly volumeSize: number | null;
  /** The languages that it speaks, where they are the same for every medium that matches. */
  readonly languages: readonly string[];
  /** How its volume id names its language; null where it does not. */
  readonly languagePattern: LanguagePattern | null;
  /** Paths on the medium. */
  readonly kernel: string | null;
  readonly initrd: string | null;
  readonly isLive: boolean;
  readonly isInstaller: boolean;
  /** Whether the installer that it holds can be driven by a script, if there is one for its system. */
  readonly takesInstallScript: boolean;
  /** Ids of the install scripts that are its own; none where those of its system are meant. */
  readonly installScripts: readonly string[];
  /** How often the installer starts the machine again before it is done; 0 where there is none. */
  readonly reboots: number;
  /** Whether it is to be taken out once the system is installed. */
  readonly ejectAfterInstall: boolean;
}

/** How a medium's volume id names a language. */
export interface LanguagePattern {
  /** Its first group is the language's name. */
  readonly pattern: string;
  /** Id of the {@link Datamap} that leads to the locale; null where the name is the locale. */
  readonly map: string | null;
}

/** Reads the `media` elements of an operating system. */
export const readMedia = (id: string, os: XmlElement): Media[] =>
  childrenOf(os, "media").map((media, index) => {
    const { attributes } = media;
    const iso = childrenOf(media, "iso")[0];
    const isInstaller = isTrue(attributes["installer"], true);
    const pattern = (name: string) => (iso ? exactTextOf(iso, name) : null);
    return {
      id: `${id}:${index}`,
      arch: attributes["arch"] ?? "all",
      url: textOf(media, "url"),
      variants: variantIdsOf(media),
      volumeId: pattern("volume-id"),
      systemId: pattern("system-id"),
      publisherId: pattern("publisher-id"),
      applicationId: pattern("application-id"),
      volumeSize: Number(pattern("volume-size")) || null,
      ...languagesOf(iso),
      kernel: textOf(media, "kernel"),
      initrd: textOf(media, "initrd"),
      isLive: isTrue(attributes["live"], false),
      isInstaller,
      takesInstallScript: isTrue(attributes["installer-script"], true),
      installScripts: installScriptsOf(media),
      reboots: isInstaller ? Number(attributes["installer-reboots"] ?? 1) : 0,
      ejectAfterInstall: isTrue(attributes["eject-after-install"], true),
    };
  });

/** The ids of the scripts below the `installer` elements of an operating system or a medium. */
export const installScriptsOf = (element: XmlElement): string[] =>
  childrenOf(element, "installer").flatMap((installer) =>
    childrenOf(installer, "script").flatMap(({ attributes }) => attributes["id"] ?? []),
  );

function languagesOf(iso: XmlElement | undefined): Pick<Media, "languages" | "languagePattern"> {
  const stated = iso ? childrenOf(iso, "l10n-language") : [];
  const pattern = stated.findLast(({ attributes }) => attributes["regex"] === "true");
  return {
    languages: stated.filter(({ attributes }) => attributes["regex"] !== "true").map(({ text }) => text.trim()),
    languagePattern: pattern ? { pattern: pattern.text, map: pattern.attributes["l10n-language-map"] ?? null } : null,
  };
}
