import { expect, test, vi } from "vitest";
import type { EventStreamOptions } from "./event-stream.ts";
import type { LiveMessage } from "./live-message.ts";
import { createStreamKeeper } from "./stream-keeper.ts";

function start() {
  let tell: (message: LiveMessage) => void = () => undefined;
  const stream = { want: vi.fn(), restart: vi.fn(), close: vi.fn() };
  const open = vi.fn((options: EventStreamOptions) => {
    tell = options.onMessage;
    return stream;
  });
  const page = () => {
    const messages: LiveMessage[] = [];
    return { messages, postMessage: (message: LiveMessage) => void messages.push(message) };
  };
  return { keeper: createStreamKeeper(open), open, stream, page, tell: (message: LiveMessage) => tell(message) };
}

const samples: LiveMessage = {
  type: "samples",
  event: { resource: "vms", at: 1, columns: [], rows: [] },
};

test("opens one stream for all pages and closes it with the last", () => {
  const { keeper, open, stream, page } = start();
  const [one, two] = [page(), page()];
  keeper.receive(one, { type: "want", samples: [] });
  keeper.receive(two, { type: "want", samples: [] });
  expect(open).toHaveBeenCalledTimes(1);
  keeper.receive(one, { type: "leave" });
  expect(stream.close).not.toHaveBeenCalled();
  keeper.receive(two, { type: "leave" });
  expect(stream.close).toHaveBeenCalledTimes(1);
});

test("asks for what any page wants and gives figures only to those that want them", () => {
  const { keeper, stream, page, tell } = start();
  const [list, other] = [page(), page()];
  keeper.receive(list, { type: "want", samples: ["vms"] });
  keeper.receive(other, { type: "want", samples: [] });
  expect(stream.want).toHaveBeenLastCalledWith(["vms"]);
  tell(samples);
  expect(list.messages).toContain(samples);
  expect(other.messages).not.toContain(samples);
  keeper.receive(list, { type: "leave" });
  expect(stream.want).toHaveBeenLastCalledWith([]);
});

test("tells a page that joins from where it hears", () => {
  const { keeper, page, tell } = start();
  keeper.receive(page(), { type: "want", samples: [] });
  tell({ type: "state", state: "live" });
  tell({ type: "begin", position: "e-5" });
  tell({ type: "change", event: { resource: "vms", id: "x", change: "removed" }, position: "e-6" });
  const late = page();
  keeper.receive(late, { type: "want", samples: [] });
  expect(late.messages).toEqual([
    { type: "state", state: "live" },
    { type: "begin", position: "e-6" },
  ]);
});
