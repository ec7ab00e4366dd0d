import {
  networkPortDelete,
  networkPortGetParameters,
  networkPortGetXmlDesc,
  networkPortParameter,
  type NetworkPortRef,
  networkPortSetParameters,
  typed,
} from "@hob/libvirt";
import { networkPort, read } from "@hob/libvirt-xml";
import type { Link } from "../host/link.ts";
import type { Port, PortBandwidth } from "./port.ts";

/** The port that a reference names. */
export function portOf(link: Link, port: NetworkPortRef): Port {
  const xml = async () => (await link.call(networkPortGetXmlDesc, { port })).xml;
  return {
    uuid: port.uuid,
    xml,
    document: async () => read(networkPort, await xml()),
    bandwidth: () => readBandwidth(link, port),
    async setBandwidth({ inbound = {}, outbound = {} }) {
      const name = networkPortParameter;
      const limit = (value: number | undefined) => (value === undefined ? undefined : typed.unsigned(value));
      const parameters = {
        [name.inAverage]: limit(inbound.average),
        [name.inPeak]: limit(inbound.peak),
        [name.inBurst]: limit(inbound.burst),
        [name.inFloor]: limit(inbound.floor),
        [name.outAverage]: limit(outbound.average),
        [name.outPeak]: limit(outbound.peak),
        [name.outBurst]: limit(outbound.burst),
      };
      await link.call(networkPortSetParameters, { port, parameters });
    },
    delete: async () => void (await link.call(networkPortDelete, { port })),
  };
}

async function readBandwidth(link: Link, port: NetworkPortRef): Promise<PortBandwidth> {
  const { parameterCount } = await link.call(networkPortGetParameters, { port, parameterCount: 0 });
  const { parameters } = await link.call(networkPortGetParameters, { port, parameterCount });
  const told = parameters.toObject();
  const figure = (name: keyof typeof networkPortParameter) => Number(told[networkPortParameter[name]] ?? 0);
  return {
    inbound: {
      average: figure("inAverage"),
      peak: figure("inPeak"),
      burst: figure("inBurst"),
      floor: figure("inFloor"),
    },
    outbound: { average: figure("outAverage"), peak: figure("outPeak"), burst: figure("outBurst") },
  };
}
