import { type ChangeEvent, keys, type Page, positionHeader } from "@hob/resources";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { users } from "@hob/plugin-api";
import { expect, test, vi } from "vitest";
import { createLiveData } from "./live-data.ts";
import type { LiveMessage } from "./live-message.ts";

const list = keys(users).list();

function start() {
  let tell: (message: LiveMessage) => void = () => undefined;
  const frames: (() => void)[] = [];
  const queryClient = new QueryClient();
  const answers: PromiseWithResolvers<{ names: string[]; position: string }>[] = [];
  const fetch = async () => {
    const answer = Promise.withResolvers<{ names: string[]; position: string }>();
    answers.push(answer);
    const { names, position } = await answer.promise;
    const page = { items: names.map((id) => ({ id, name: id })), total: names.length };
    return Response.json(page, { headers: { [positionHeader]: position } });
  };
  const send = vi.fn();
  const live = createLiveData({
    queryClient,
    client: { fetch },
    onSignedOut: () => undefined,
    openChannel: (onMessage) => {
      tell = onMessage;
      return send;
    },
    soon: (run) => void frames.push(run),
  });
  live.start();
  const load = () =>
    queryClient.fetchQuery({ queryKey: list, queryFn: () => live.fetch(list, (client) => client(users).list()) });
  const frame = () => frames.splice(0).forEach((run) => run());
  const names = () => queryClient.getQueryData<Page<{ id: string }>>(list)?.items.map(({ id }) => id);
  return { live, load, frame, names, answers, queryClient, send, tell: (message: LiveMessage) => tell(message) };
}

const created = (id: string): LiveMessage => ({
  type: "change",
  event: { resource: "users", id, change: "created", item: { id, name: id } } satisfies ChangeEvent,
  position: "e-1",
});

test("asks a server that was started anew once more, not for ever, until the stream has found it too", async () => {
  const { load, answers, tell, names, queryClient } = start();
  const observer = new QueryObserver(queryClient, { queryKey: list, enabled: false });
  const leave = observer.subscribe(() => undefined);
  tell({ type: "begin", position: "old-7" });
  const loaded = load();
  answers[0]?.resolve({ names: ["ada"], position: "new-0" });
  await loaded;
  const again = vi.spyOn(queryClient, "invalidateQueries");
  const repeated = load();
  answers[1]?.resolve({ names: ["ada"], position: "new-0" });
  await repeated;
  expect(again).not.toHaveBeenCalled();
  tell({ type: "begin", position: "new-3" });
  expect(again).toHaveBeenCalledTimes(1);
  expect(names()).toEqual(["ada"]);
  leave();
});

test("applies changes together, once a frame", async () => {
  const { load, answers, tell, frame, names, queryClient } = start();
  const loaded = load();
  answers[0]?.resolve({ names: ["ada"], position: "e-0" });
  await loaded;
  const write = vi.spyOn(queryClient, "setQueryData");
  tell(created("bob"));
  tell(created("eve"));
  expect(names()).toEqual(["ada"]);
  frame();
  expect(names()).toEqual(["ada", "bob", "eve"]);
  expect(write).toHaveBeenCalledTimes(1);
});

test("keeps a change that comes while an older answer is under way", async () => {
  const { load, answers, tell, frame, names } = start();
  const loaded = load();
  tell({ type: "begin", position: "e-0" });
  tell(created("bob"));
  frame();
  answers[0]?.resolve({ names: ["ada"], position: "e-0" });
  await loaded;
  await new Promise((resolve) => setImmediate(resolve));
  frame();
  expect(names()).toEqual(["ada", "bob"]);
});

test("fetches anew what was fetched before the moment from which it hears, and nothing else", async () => {
  const { load, answers, tell, queryClient } = start();
  const loaded = load();
  answers[0]?.resolve({ names: ["ada"], position: "e-4" });
  await loaded;
  tell({ type: "begin", position: "e-4" });
  expect(queryClient.getQueryState(list)?.isInvalidated).toBe(false);
  tell({ type: "begin", position: "e-5" });
  expect(queryClient.getQueryState(list)?.isInvalidated).toBe(true);
});

test("asks for live figures when the first part of the page wants them", () => {
  const { live, send } = start();
  live.samples.subscribe("vms", () => undefined);
  expect(send).toHaveBeenLastCalledWith({ type: "want", samples: ["vms"] });
});
