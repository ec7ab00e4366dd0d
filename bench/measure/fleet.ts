import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import { type SignedIn, signIn } from "../../test/journeys/src/sign-in.ts";
import { type RunningHob, startHob } from "../../test/journeys/src/start-hob.ts";
import { until } from "./until.ts";

/** The built product over a libvirtd of its own that simulates VMs. */
export interface Fleet extends AsyncDisposable, SignedIn {
  readonly bed: Bed;
  readonly hob: RunningHob;
}

/** Starts `hob serve` over so many VMs of libvirt's test driver, and waits until all are listed; 0 is an empty QEMU host. */
export async function startFleet(vms: number): Promise<Fleet> {
  const bed = await startLibvirtd({ defaultNetwork: false });
  try {
    const host = vms === 0 ? bed.uri : bed.testUri(await testNode(vms));
    const hob = await startHob({ host, environment: { HOB_LOG: "warn" } });
    const stop = async () => {
      await hob[Symbol.asyncDispose]();
      await bed.stop();
    };
    const signedIn = await signIn(hob);
    await until(`${vms} VMs are listed`, async () => {
      const response = await fetch(`${hob.url}/api/vms?limit=1`, { headers: authorised(signedIn.token) });
      return ((await response.json()) as { total: number }).total === vms;
    });
    return { bed, hob, ...signedIn, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await bed.stop();
    throw error;
  }
}

/** The header that a token is sent in. */
export const authorised = (token: string) => ({ authorization: `Bearer ${token}` });
