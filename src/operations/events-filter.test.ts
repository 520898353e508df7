import { describe, expect, it } from "vitest";
import { type EventsFilter, readEventsFilter, writeEventsFilter } from "./events-filter.ts";

const all: EventsFilter = { status: null, type: null };

describe("the filter of the events", () => {
  it.each<EventsFilter>([
    all,
    { ...all, status: "failed" },
    { status: "ignored", type: "checkout.session.completed" },
  ])("is read back from the address as it was written: %j", (filter) => {
    const search = new URLSearchParams(writeEventsFilter(filter));
    expect(readEventsFilter(search)).toEqual(filter);
  });

  it("does not narrow by what it does not understand", () => {
    const search = new URLSearchParams({ status: "lost", type: "customer.created" });
    expect(readEventsFilter(search)).toEqual(all);
    expect(writeEventsFilter(all)).toEqual({});
  });
});
