import { ApiError, type FieldError } from "@/lib/api-error";
import { isRecord } from "@/lib/parse";
import { retryAfterMs } from "@/lib/retry-after";

/** The error that an answer stands for: its problem document (RFC 9457), or what the status says. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body = await readBody(response);
  const { code, detail, errors, request_id: requestId } = isRecord(body) ? body : {};
  return new ApiError({
    status: response.status,
    code: typeof code === "string" ? code : "unexpected_answer",
    detail: typeof detail === "string" ? detail : `The server answered ${response.status}.`,
    errors: Array.isArray(errors) ? errors.flatMap(toFieldError) : [],
    requestId: typeof requestId === "string" ? requestId : response.headers.get("X-Request-Id"),
    retryAfterMs: retryAfterMs(response.headers, Date.now()),
  });
}

async function readBody(response: Response): Promise<unknown> {
  try {
    // Response.json is typed `any`; from here on it is unknown until it is checked.
    return (await response.json()) as unknown;
  } catch {
    // A proxy's page, or an answer that broke off: the status has to do.
    return null;
  }
}

function toFieldError(value: unknown): FieldError[] {
  if (!isRecord(value)) {
    return [];
  }
  const { code, detail, pointer } = value;
  const isComplete =
    typeof code === "string" && typeof detail === "string" && typeof pointer === "string";
  return isComplete ? [{ code, detail, pointer }] : [];
}
