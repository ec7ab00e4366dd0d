import { session, users } from "@hob/plugin-api";
import { operationsOf, type ResourceDeclaration } from "@hob/resources";
import { expect, test } from "vitest";
import { changeMadeBy } from "./change-made-by.ts";

const made = (resource: ResourceDeclaration, verb: string, args: unknown[], answer: unknown) => {
  const operation = operationsOf(resource).find((candidate) => candidate.verb === verb);
  if (!operation) throw new Error(verb);
  return changeMadeBy(resource, operation, args, answer);
};

test("a created item and a removal are in the lists before their events come", () => {
  const item = { id: "u1", name: "ada" };
  expect(made(users, "create", [{}], item)).toEqual({ resource: "users", id: "u1", change: "changed", item });
  expect(made(users, "delete", ["u1"], undefined)).toEqual({ resource: "users", id: "u1", change: "removed" });
});

test("an answer that is a task goes to the tasks", () => {
  const power: ResourceDeclaration = { ...users, actions: { start: { allow: "x", returns: "task" } } };
  const task = { id: "t1" };
  expect(made(power, "start", ["u1"], task)).toEqual({ resource: "tasks", id: "t1", change: "changed", item: task });
});

test("what is not a listed item changes nothing", () => {
  expect(made(session, "create", [{}], { user: {} })).toBeUndefined();
  expect(made(session, "delete", [], undefined)).toBeUndefined();
});
