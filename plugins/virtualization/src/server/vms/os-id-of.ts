/**
 * The operating system's id that a definition notes in its metadata, in libosinfo's namespace; null where there is none.
 *
 * It looks at the text, because it is asked for every guest of every host: libvirt writes XML in one way only, and
 * escapes what people wrote.
 *
 * @source https://libosinfo.org/xmlns/libvirt/domain/1.0, as virt-install, GNOME Boxes and cockpit write it.
 */
export function osIdOf(xml: string): string | null {
  const metadata = xml.slice(xml.indexOf("<metadata>"), xml.lastIndexOf("</metadata>") + 1);
  const prefix = /\sxmlns:([\w.-]+)=["']http:\/\/libosinfo\.org\/xmlns\/libvirt\/domain\/1\.0["']/.exec(metadata)?.[1];
  if (prefix === undefined) return null;
  return new RegExp(`<${prefix}:os\\s[^>]*\\bid=["']([^"']+)["']`).exec(metadata)?.[1] ?? null;
}
