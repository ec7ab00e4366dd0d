import {
  connectListAllNwfilterBindings,
  connectListAllNwfilters,
  nwfilterBindingCreateXml,
  nwfilterBindingDelete,
  nwfilterBindingGetXmlDesc,
  nwfilterBindingLookupByPortDev,
  type NwfilterBindingRef,
  nwfilterDefineXml,
  nwfilterGetXmlDesc,
  nwfilterLookupByName,
  nwfilterLookupByUuid,
  type NwfilterRef,
  nwfilterUndefine,
} from "@hob/libvirt";
import { nwfilter as nwfilterElement, nwfilterBinding, read } from "@hob/libvirt-xml";
import { byNameOrUuid } from "../host/by-name-or-uuid.ts";
import type { Link } from "../host/link.ts";
import type { HostNwfilter, HostNwfilterBinding, Nwfilters } from "./nwfilters.ts";

/** The filters of a host, and where they are at work. */
export function nwfiltersOf(link: Link): Nwfilters {
  return {
    async list() {
      const { filters } = await link.call(connectListAllNwfilters, { needResults: true });
      return filters.map((filter) => nwfilterOf(link, filter));
    },
    async filter(nameOrUuid) {
      const { nwfilter } = await byNameOrUuid(nameOrUuid, "no-nwfilter", {
        uuid: (uuid) => link.call(nwfilterLookupByUuid, { uuid }),
        name: (name) => link.call(nwfilterLookupByName, { name }),
      });
      return nwfilterOf(link, nwfilter);
    },
    define: async (xml) => nwfilterOf(link, (await link.call(nwfilterDefineXml, { xml })).nwfilter),
    async bindings() {
      const { bindings } = await link.call(connectListAllNwfilterBindings, { needResults: true });
      return bindings.map((binding) => bindingOf(link, binding));
    },
    binding: async (portDevice) =>
      bindingOf(link, (await link.call(nwfilterBindingLookupByPortDev, { name: portDevice })).binding),
    bind: async (xml) => bindingOf(link, (await link.call(nwfilterBindingCreateXml, { xml })).binding),
  };
}

function nwfilterOf(link: Link, nwfilter: NwfilterRef): HostNwfilter {
  const xml = async () => (await link.call(nwfilterGetXmlDesc, { nwfilter })).xml;
  return {
    name: nwfilter.name,
    uuid: nwfilter.uuid,
    xml,
    document: async () => read(nwfilterElement, await xml()),
    undefine: async () => void (await link.call(nwfilterUndefine, { nwfilter })),
  };
}

function bindingOf(link: Link, binding: NwfilterBindingRef): HostNwfilterBinding {
  const xml = async () => (await link.call(nwfilterBindingGetXmlDesc, { binding })).xml;
  return {
    portDevice: binding.portDevice,
    filter: binding.filter,
    xml,
    document: async () => read(nwfilterBinding, await xml()),
    delete: async () => void (await link.call(nwfilterBindingDelete, { binding })),
  };
}
