import type { BrowserContext, Page, Request } from "playwright-core";
import { formatTable } from "../../bench/format-table.ts";
import type { Landmarks } from "./load-long-history.ts";

const ROUNDS = 5;

/** Where a page begins, and what somebody does there: what it asks for then is timed. */
type Step = { name: string; address: string; act?: (page: Page) => Promise<void> };

/** What one visit asked for: the slowest question, and how long its answer took. */
type Visit = { question: string; ms: number };

const loadMore = (page: Page) => page.getByRole("button", { name: "Load more" }).click();

function stepsOf({ deepDay, deepEntryId, lastEntryId, userId }: Landmarks): Step[] {
  const history = (name: string, search: string) => [
    { name: `history, ${name}`, address: `/history${search}` },
  ];
  return [
    { name: "overview", address: "/" },
    ...history("newest page", ""),
    { name: "history, second page", address: "/history", act: loadMore },
    ...history("in the middle", `?to=${deepDay}`),
    { name: "history, the page after", address: `/history?to=${deepDay}`, act: loadMore },
    ...history("one day long ago", `?from=${deepDay}&to=${deepDay}`),
    ...history("usage", "?kind=usage"),
    ...history("top-ups", "?kind=topup"),
    ...history("adjustments", "?kind=adjusted"),
    ...history("an action", "?action=letter"),
    ...history("an action never used", "?action=pdf_extraction"),
    ...history("a member", `?member=${userId}`),
    ...history("detail, newest movement", `?entry=${lastEntryId}`),
    ...history("detail, movement long ago", `?entry=${deepEntryId}`),
    { name: "purchases", address: "/purchases" },
    { name: "purchases, second page", address: "/purchases", act: loadMore },
  ];
}

/** Visits every page like a person, several times, and says which question kept them waiting. */
export async function timePages(
  context: BrowserContext,
  { url, landmarks }: { url: string; landmarks: Landmarks },
): Promise<string> {
  const rows: string[][] = [];
  for (const step of stepsOf(landmarks)) {
    const visits: Visit[] = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await timeVisit(context, url, step));
    visits.sort((one, other) => one.ms - other.ms);
    const middle = visits[Math.floor(ROUNDS / 2)];
    rows.push([
      step.name,
      middle?.question ?? "",
      (middle?.ms ?? 0).toFixed(0),
      (visits.at(-1)?.ms ?? 0).toFixed(0),
    ]);
  }
  return formatTable(["page", "slowest question", "median ms", "worst ms"], rows);
}

const isQuestion = (request: Request) =>
  request.url().includes("/rest/v1/") && request.method() !== "OPTIONS";

async function timeVisit(context: BrowserContext, url: string, step: Step): Promise<Visit> {
  const page = await context.newPage();
  try {
    let asked: Request[] = [];
    page.on("requestfinished", (request) => {
      if (isQuestion(request)) asked.push(request);
    });
    await page.goto(`${url}${step.address}`, { waitUntil: "networkidle" });
    if (step.act !== undefined) {
      asked = [];
      await Promise.all([page.waitForEvent("requestfinished", isQuestion), step.act(page)]);
    }
    const answers = asked.map((request) => ({
      question: new URL(request.url()).pathname.replace("/rest/v1/", ""),
      ms: request.timing().responseEnd,
    }));
    const slowest = answers.toSorted((one, other) => other.ms - one.ms)[0];
    if (slowest === undefined) throw new Error(`Cannot time ${step.name}: it asked for nothing`);
    return slowest;
  } finally {
    await page.close();
  }
}
