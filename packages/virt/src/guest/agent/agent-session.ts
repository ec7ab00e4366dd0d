import type { GuestCalls } from "../guest-calls.ts";
import { orAborted } from "../or-aborted.ts";
import type { GuestCall } from "../read-info.ts";
import { agentFailure } from "./agent-failure.ts";
import { inAgentLine } from "./agent-line.ts";
import { AgentTimeout } from "./agent-errors.ts";

/** A question to an agent: what it is called in messages, and how long it may take. */
export interface AgentQuestion {
  /** The agent's own name of it, as `guest-ping`. */
  readonly command: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Questions to one guest's agent, over one connection. */
export interface AgentSession {
  /** @throws AgentMissing, AgentNotConnected, AgentTimeout, AgentCommandUnsupported, AgentRefused, GuestNotFound */
  ask<Answer>(question: AgentQuestion, ask: (call: GuestCall) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** When an agent that says nothing is given up and its connection closed, in ms. */
const agentLimitMs = 60_000;

type Connection = Awaited<ReturnType<GuestCalls["link"]["openWorkConnection"]>>;

/**
 * Questions to a guest's agent. The guest decides when it answers, and libvirt waits for it as long as it takes: so that
 * no guest can hold up the host's own connection, they have another. Who asks is released in time; the next question
 * goes out when the agent has answered, or was given up.
 */
export function agentSession(calls: GuestCalls): AgentSession {
  const { link, dom } = calls;
  let connection: Promise<Connection> | null = null;
  let closed = false;
  let busy = 0;

  /** A connection outlives its session as long as an answer may come on it. */
  const closeIdle = async () => {
    if (!closed || busy > 0 || connection === null) return;
    const closing = connection;
    connection = null;
    await (await closing).close();
  };
  const open = (): Promise<Connection> => {
    connection ??= link.openWorkConnection({ signal: link.ended }).catch((error: unknown) => {
      connection = null;
      throw error;
    });
    return connection;
  };
  const answer = async <Answer>(ask: (call: GuestCall) => Promise<Answer>, limitMs: number): Promise<Answer> => {
    const signal = AbortSignal.any([link.ended, AbortSignal.timeout(limitMs)]);
    const opened = await open();
    return calls.known(ask((procedure, args) => opened.call(procedure, { ...args, dom } as never, { signal })));
  };
  return {
    async ask({ command, timeoutMs, signal }, ask) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
      busy += 1;
      const answered = inAgentLine(link, dom.uuid, async () => {
        // Who gave up while standing in line asks nothing.
        ends.throwIfAborted();
        return answer(ask, Math.max(agentLimitMs, timeoutMs));
      }).finally(() => {
        busy -= 1;
        return closeIdle();
      });
      try {
        return await orAborted(answered, ends);
      } catch (error) {
        if (timeout.aborted && !signal?.aborted && error === ends.reason) {
          throw new AgentTimeout({ guest: dom.name, command, timeoutMs }, { cause: error });
        }
        throw await agentFailure(error, calls, command);
      }
    },
    async close() {
      closed = true;
      await closeIdle();
    },
  };
}

/** One question to a guest's agent, over a connection of its own. */
export async function askAgent<Answer>(
  calls: GuestCalls,
  ask: (call: GuestCall) => Promise<Answer>,
  question: AgentQuestion,
): Promise<Answer> {
  const session = agentSession(calls);
  try {
    return await session.ask(question, ask);
  } finally {
    await session.close();
  }
}
