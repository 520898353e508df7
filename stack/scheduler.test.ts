import { expect, it } from "vitest";
import { type Job, startScheduler } from "./scheduler.ts";

/** A job and the moment at which it has had so many turns. */
function counted(turns: number, work: (turn: number) => Promise<void> = () => Promise.resolve()) {
  let turn = 0;
  let tell = () => {};
  const reached = new Promise<void>((resolve) => tell = resolve);
  const job: Job = {
    name: "counted",
    every_ms: 1,
    run: async () => {
      turn += 1;
      if (turn === turns) tell();
      await work(turn);
    },
  };
  return { job, reached, turns: () => turn };
}

it("a job has its turn again and again until the scheduler ends", async () => {
  const { job, reached, turns } = counted(3);
  const scheduler = startScheduler({ jobs: [job], first_ms: 0, log: () => undefined });
  await reached;
  await scheduler[Symbol.asyncDispose]();
  const ended = turns();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(turns()).toBe(ended);
});

it("a job that fails is logged and keeps neither itself nor others from their next turn", async () => {
  const lines: string[] = [];
  const failing = counted(3, () => Promise.reject(new Error("Cannot do it")));
  const other = counted(3);
  const scheduler = startScheduler({
    jobs: [failing.job, other.job],
    first_ms: 0,
    log: (line) => lines.push(line),
  });
  await Promise.all([failing.reached, other.reached]);
  await scheduler[Symbol.asyncDispose]();

  expect(lines[0]).toBe("counted: Error: Cannot do it");
});

it("no job runs beside itself, and ending calls off what runs", async () => {
  let running = 0;
  let most = 0;
  let tell = () => {};
  const begun = new Promise<void>((resolve) => tell = resolve);
  const endless: Job = {
    name: "endless",
    every_ms: 1,
    run: async (signal) => {
      most = Math.max(most, ++running);
      tell();
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason))
      );
    },
  };
  const lines: string[] = [];
  const options = { jobs: [endless], first_ms: 0, log: (line: string) => lines.push(line) };
  const scheduler = startScheduler(options);
  await begun;
  await scheduler[Symbol.asyncDispose]();

  expect([most, lines]).toEqual([1, []]);
});
