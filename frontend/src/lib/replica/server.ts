import { api } from "@/lib/api";
import type { Input, Result } from "@/lib/api-types";
import type { Entry } from "./mutations";
import type { Settings } from "./types";

type Changes = Result<"get", "/api/v1/changes">;
export type MutationResults = Result<"post", "/api/v1/mutations">;
export type TrashPage = Result<"get", "/api/v1/trash">;

type Mutation = Extract<
  Input<"post", "/api/v1/mutations">["body"]["mutations"][number],
  { op: string }
>;

/** What the replica asks of the backend, as the person it belongs to. Everything throws ApiError. */
export type ReplicaServer = {
  send: (entries: readonly Entry[]) => Promise<MutationResults>;
  changes: (since: number, begun: number) => Promise<Changes>;
  settings: () => Promise<Settings>;
  trash: (cursor: string | null) => Promise<TrashPage>;
};

const TRASH_PAGE_SIZE = 100;

export function replicaServer(userId: string): ReplicaServer {
  return {
    send: async (entries) =>
      api("post", "/api/v1/mutations", { body: { mutations: toMutations(entries) }, userId }),
    changes: async (since, begun) =>
      api("get", "/api/v1/changes", { query: { since, begun }, userId }),
    settings: async () => {
      const { date_order, theme, time_zone, week_start } = await api("get", "/api/v1/me", {
        userId,
      });
      return { date_order, theme, time_zone, week_start };
    },
    trash: async (cursor) =>
      api("get", "/api/v1/trash", {
        query: { limit: TRASH_PAGE_SIZE, ...(cursor === null ? {} : { cursor }) },
        userId,
      }),
  };
}

export function toMutations(entries: readonly Entry[]): Mutation[] {
  return entries.map(({ id, operation }) => ({ id, ...operation }));
}
