import { ApiError, isSessionExpired, isTransient } from "@/lib/api-error";
import { sentence } from "@/lib/errors";
import type { Entry, Refusal } from "./mutations";
import type { Rows } from "./rows";
import { type MutationResults, type ReplicaServer, toMutations } from "./server";
import type { Receipt } from "./state";
import { whatFailed } from "./wording";

/** The backend takes so many mutations at once, and the front door so many bytes. */
const MOST_MUTATIONS = 500;
const MOST_BYTES = 900_000;

export type Answer = { receipts: readonly Receipt[]; refusals: readonly Refusal[] };

type Result = MutationResults["results"][number];

/**
 * Sends the first of these mutations, as many as fit into one request; what the others hear of it
 * is for the caller. Throws where nobody has answered for them: then they are sent again as they
 * are, which their ids make harmless.
 */
export async function push(
  server: Pick<ReplicaServer, "send">,
  entries: readonly Entry[],
  rows: Rows,
  most = MOST_MUTATIONS,
): Promise<Answer> {
  const batch = fitting(entries.slice(0, most));
  try {
    const { results, seq } = await server.send(batch);
    return answered(batch, results, seq, rows);
  } catch (error) {
    if (!isAboutContent(error)) {
      throw error;
    }
    // The request as a whole is refused: the one that is to blame is found by halving.
    const [only] = batch;
    return batch.length === 1 && only !== undefined
      ? { receipts: [], refusals: [refusal(only, error, rows)] }
      : push(server, batch, rows, Math.ceil(batch.length / 2));
  }
}

/** The entries that have a receipt, each with what it says. */
export function answeredOf(entries: readonly Entry[], receipts: readonly Receipt[]): Entry[] {
  const seqs = new Map(receipts.map(({ id, seq }) => [id, seq]));
  return entries.flatMap((entry) => {
    const seq = seqs.get(entry.id);
    return seq === undefined ? [] : [{ ...entry, seq }];
  });
}

function answered(
  batch: readonly Entry[],
  results: readonly Result[],
  seq: number,
  rows: Rows,
): Answer {
  const found = new Map(results.map((result) => [result.id, result]));
  const receipts: Receipt[] = [];
  const refusals: Refusal[] = [];
  for (const entry of batch) {
    const problem = found.get(entry.id)?.problem ?? null;
    if (problem !== null && !isAlreadySo(entry, problem.code)) {
      refusals.push(refusal(entry, new ApiError(problem), rows));
    } else if (found.has(entry.id)) {
      receipts.push({ id: entry.id, seq });
    }
  }
  if (receipts.length + refusals.length === 0) {
    throw new ApiError({ status: 502, code: "unexpected_answer", detail: "It names no mutation." });
  }
  return { receipts, refusals };
}

/** What was to go is gone already: nobody needs to hear of that. */
function isAlreadySo({ operation }: Entry, code: string): boolean {
  return operation.op.endsWith(".delete") && code === "not_found";
}

function refusal(entry: Entry, error: unknown, rows: Rows): Refusal {
  return { entry, text: `${whatFailed(entry.operation, rows)} ${sentence(error)}` };
}

/** Whether the server will never take this request, whenever it is sent. */
function isAboutContent(error: unknown): boolean {
  const isRefusal = error instanceof ApiError && [400, 413, 422].includes(error.status);
  return isRefusal && !isTransient(error) && !isSessionExpired(error);
}

function fitting(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => {
    bytes += new Blob([JSON.stringify(toMutations([entry]))]).size;
    return index > 0 && bytes > MOST_BYTES;
  });
  return end === -1 ? entries : entries.slice(0, end);
}
