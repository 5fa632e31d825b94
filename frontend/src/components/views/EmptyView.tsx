"use client";

import { EmptyState } from "@/components/ui/EmptyState";
import { useToday, useZone } from "@/lib/dates/use-today";
import { instantOf } from "@/lib/dates/zone";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot, Todo } from "@/lib/replica/types";
import type { View } from "@/lib/views/view";
import { FirstSteps } from "./FirstSteps";
import { ViewLink } from "./ViewLink";

function some({ todos }: Snapshot, is: (todo: Todo) => boolean): boolean {
  for (const todo of todos.values()) {
    if (is(todo)) {
      return true;
    }
  }
  return false;
}

function InboxEmpty() {
  const snapshot = useSnapshot();
  if (snapshot.todos.size === 0) {
    return <FirstSteps />;
  }
  return some(snapshot, ({ completed }) => !completed) ? (
    <EmptyState scene="course" title="The inbox is empty">
      <p>Everything has found its place.</p>
      <ViewLink view={{ kind: "today" }}>See what is for today</ViewLink>
    </EmptyState>
  ) : (
    <EmptyState scene="reached" title="All done">
      <p>Nothing is waiting for you. Enjoy the open water.</p>
      <ViewLink view={{ kind: "completed" }}>See what you have completed</ViewLink>
    </EmptyState>
  );
}

function TodayEmpty() {
  const snapshot = useSnapshot();
  const today = useToday();
  const zone = useZone();
  const start = instantOf(today, "00:00", zone);
  const isDone = some(snapshot, ({ completed_at: at }) => at !== null && Date.parse(at) >= start);
  return (
    <EmptyState
      scene={isDone ? "reached" : "course"}
      title={isDone ? "Done for today" : "A free day"}
    >
      <p>{isDone ? "That was everything for today." : "Nothing is due today."}</p>
      <ViewLink view={{ kind: "upcoming" }}>See what comes next</ViewLink>
    </EmptyState>
  );
}

function ListEmpty({ id }: { id: string }) {
  const snapshot = useSnapshot();
  const isDone = some(snapshot, ({ list_id, completed }) => list_id === id && completed);
  return (
    <EmptyState
      scene={isDone ? "reached" : "ahead"}
      title={isDone ? "All done here" : "A new list"}
    >
      <p>
        {isDone
          ? "Everything in this list is completed."
          : "What you write above goes here. The menu of a todo moves it to another list."}
      </p>
    </EmptyState>
  );
}

function LabelEmpty({ id }: { id: string }) {
  const name = useSnapshot().labels.get(id)?.name ?? "";
  return (
    <EmptyState scene="course" title="Nothing with this label">
      <p>
        Write <strong>@{name.includes(" ") ? `"${name}"` : name}</strong> when you add a todo, in
        whatever list it is.
      </p>
    </EmptyState>
  );
}

function SearchEmpty({ query }: { query: string }) {
  return query.trim() === "" ? (
    <EmptyState scene="course" title="What are you looking for?">
      <p>Titles, notes, lists and labels are searched, completed todos too.</p>
    </EmptyState>
  ) : (
    <EmptyState scene="open-water" title="Nothing found">
      <p>No todo has “{query.trim()}” in it. Fewer letters find more.</p>
    </EmptyState>
  );
}

/** Why there is nothing to see, and what to do next: different in each view. */
export function EmptyView({ view }: { view: View }) {
  switch (view.kind) {
    case "inbox":
      return <InboxEmpty />;
    case "today":
      return <TodayEmpty />;
    case "list":
      return <ListEmpty id={view.id} />;
    case "label":
      return <LabelEmpty id={view.id} />;
    case "search":
      return <SearchEmpty query={view.query} />;
    case "completed":
      return (
        <EmptyState scene="course" title="Nothing completed yet">
          <p>Tick off a todo and it moves here, with the day you finished it.</p>
          <ViewLink view={{ kind: "inbox" }}>Go to the inbox</ViewLink>
        </EmptyState>
      );
    case "trash":
      return (
        <EmptyState scene="open-water" title="The trash is empty">
          <p>What you delete stays here for 30 days, in case you need it after all.</p>
          <ViewLink view={{ kind: "inbox" }}>Go to the inbox</ViewLink>
        </EmptyState>
      );
    case "upcoming":
      return null;
    default:
      return view satisfies never;
  }
}

/** For an address that leads to a list or label that is gone. */
export function GoneView() {
  return (
    <EmptyState scene="open-water" title="This is not here any more">
      <p>It was deleted, perhaps on another device. What was in it may be in the trash.</p>
      <ViewLink view={{ kind: "inbox" }}>Go to the inbox</ViewLink>
    </EmptyState>
  );
}
