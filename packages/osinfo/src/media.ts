import { type XmlElement, childrenOf, textOf } from "./xml-element.ts";

/** An installation or live medium, and how to recognise it. */
export interface Media {
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
  /** Paths on the medium. */
  readonly kernel: string | null;
  readonly initrd: string | null;
  readonly isLive: boolean;
  readonly isInstaller: boolean;
  readonly takesInstallScript: boolean;
  /** How often the installer starts the machine again before it is done. */
  readonly reboots: number;
}

/** A disk image that is installed already. */
export interface Image {
  readonly arch: string;
  /** `qcow2`, `raw`… */
  readonly format: string;
  readonly url: string | null;
  readonly variants: readonly string[];
  readonly hasCloudInit: boolean;
}

/** Reads the `media` elements of an operating system. */
export const readMedia = (os: XmlElement): Media[] =>
  childrenOf(os, "media").map((media) => {
    const { attributes } = media;
    const iso = childrenOf(media, "iso")[0];
    const pattern = (name: string) => (iso ? textOf(iso, name) : null);
    return {
      arch: attributes["arch"] ?? "all",
      url: textOf(media, "url"),
      variants: variantsOf(media),
      volumeId: pattern("volume-id"),
      systemId: pattern("system-id"),
      publisherId: pattern("publisher-id"),
      applicationId: pattern("application-id"),
      volumeSize: Number(pattern("volume-size")) || null,
      kernel: textOf(media, "kernel"),
      initrd: textOf(media, "initrd"),
      isLive: attributes["live"] === "true",
      isInstaller: attributes["installer"] !== "false",
      takesInstallScript: attributes["installer-script"] !== "false",
      reboots: Number(attributes["installer-reboots"] ?? 1),
    };
  });

/** Reads the `image` elements of an operating system. */
export const readImages = (os: XmlElement): Image[] =>
  childrenOf(os, "image").map((image) => ({
    arch: image.attributes["arch"] ?? "all",
    format: image.attributes["format"] ?? "raw",
    url: textOf(image, "url"),
    variants: variantsOf(image),
    hasCloudInit: image.attributes["cloud-init"] === "true",
  }));

const variantsOf = (element: XmlElement): string[] =>
  childrenOf(element, "variant").map((variant) => variant.attributes["id"] ?? "");
