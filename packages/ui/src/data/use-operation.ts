import { operationsOf, type ResourceClient, type ResourceDeclaration } from "@hob/resources";
import { useMutation } from "@tanstack/react-query";
import { changeMadeBy } from "./change-made-by.ts";
import { useData } from "./data-context.ts";
import { untypedCall } from "./untyped-call.ts";

type Verb<R extends ResourceDeclaration> = keyof ResourceClient<R> & string;
type Call<R extends ResourceDeclaration, V extends Verb<R>> = Extract<
  ResourceClient<R>[V],
  (...args: never[]) => unknown
>;

/** An operation as a button uses it. */
export interface OperationResult<R extends ResourceDeclaration, V extends Verb<R>> {
  /** Calls it; the answer, or undefined when it failed: then `error` says why. */
  run(...args: Parameters<Call<R, V>>): Promise<Awaited<ReturnType<Call<R, V>>> | undefined>;
  /** Calls it; rejects when it failed, for those who show failures themselves. */
  attempt(...args: Parameters<Call<R, V>>): Promise<Awaited<ReturnType<Call<R, V>>>>;
  readonly isRunning: boolean;
  readonly error: Error | null;
  /** Forgets the error. */
  reset(): void;
}

/** An operation that changes something: `const start = useOperation(vms, "start"); start.run(id)`. */
export function useOperation<R extends ResourceDeclaration, V extends Verb<R>>(
  resource: R,
  verb: V,
): OperationResult<R, V> {
  const { client, live } = useData();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (args: unknown[]) => {
      const answer = await untypedCall(client, resource, verb)(...args);
      const operation = operationsOf(resource).find((candidate) => candidate.verb === verb);
      const change = operation && changeMadeBy(resource, operation, args, answer);
      if (change) live.apply(change);
      return answer;
    },
  });
  type Answer = Awaited<ReturnType<Call<R, V>>>;
  return {
    run: (...args) => mutateAsync(args).catch(() => undefined) as Promise<Answer | undefined>,
    attempt: (...args) => mutateAsync(args) as Promise<Answer>,
    isRunning: isPending,
    error,
    reset,
  };
}
