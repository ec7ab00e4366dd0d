import { domainMetadataType, domainModificationImpact, domainSetMetadata } from "@hob/libvirt";
import { type Domain, metadataEntry } from "@hob/libvirt-xml";
import { parseXml, serialiseXml, XmlElement } from "@hob/xml";
import type { ChangeScene } from "../change-scene.ts";
import type { MetadataChange } from "../guest-change.ts";
import { inSteps } from "../in-steps.ts";
import { refuse, setting, type Undo } from "../setting.ts";

/** Notes of programs, each in its own namespace; those of others stay. */
export const metadataSetting = setting<readonly MetadataChange[]>({
  check(scene, notes) {
    for (const { namespace, prefix, xml } of notes) {
      if (namespace === "") refuse(scene, "metadata", xml, "a note needs a namespace of its own");
      if (!/^[A-Za-z_][\w.-]*$/.test(prefix)) refuse(scene, "metadata", prefix, "a prefix is an XML name without ':'");
      if (xml !== null) parseXml(xml);
    }
  },
  live: (scene, { definition }, notes) => note(scene, domainModificationImpact.live, definition, notes),
  store: (scene, { definition }, notes) => note(scene, domainModificationImpact.config, definition, notes),
});

function note(scene: ChangeScene, flags: number, before: Domain, notes: readonly MetadataChange[]): Promise<Undo> {
  const type = domainMetadataType.element;
  const put = ({ namespace, prefix, xml }: MetadataChange) =>
    scene.call(domainSetMetadata, { type, metadata: xml, key: prefix, uri: namespace, flags });
  return inSteps(
    notes.map((each) => async () => {
      await put(each);
      const old = metadataEntry(before.metadata, each.namespace);
      return () => put({ ...each, xml: old ? withoutNamespace(old) : null });
    }),
  );
}

/** An entry as libvirt takes it: it puts the namespace on the element by itself. */
function withoutNamespace(entry: XmlElement): string {
  const attributes = [...entry.attributes].filter(([name]) => name !== "xmlns" && name !== `xmlns:${prefixOf(entry)}`);
  return serialiseXml(new XmlElement(entry.localName, { attributes, children: entry.children }));
}

const prefixOf = ({ name }: XmlElement) => (name.includes(":") ? name.slice(0, name.indexOf(":")) : "");
