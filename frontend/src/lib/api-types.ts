import type { paths } from "@/lib/api.gen";

export type HttpMethod = "get" | "post" | "patch" | "delete";

/** Paths of the OpenAPI document that know the method. */
export type PathOf<M extends HttpMethod> = {
  [P in keyof paths]: paths[P][M] extends { responses: object } ? P : never;
}[keyof paths];

type Operation<M extends HttpMethod, P extends PathOf<M>> = NonNullable<paths[P][M]>;

type JsonOf<R> = R extends { content: { "application/json": infer Body } } ? Body : undefined;

type Responses<M extends HttpMethod, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer R } ? R : never;

/** What a success answers with; undefined where it has no content. */
export type Result<M extends HttpMethod, P extends PathOf<M>> = {
  [Status in keyof Responses<M, P>]: Status extends 200 | 201 | 204
    ? JsonOf<Responses<M, P>[Status]>
    : never;
}[keyof Responses<M, P>];

type Parameters<M extends HttpMethod, P extends PathOf<M>> =
  Operation<M, P> extends { parameters: infer All } ? All : never;

type QueryPart<All> = All extends { query?: infer Query }
  ? [NonNullable<Query>] extends [never]
    ? object
    : { query?: NonNullable<Query> }
  : object;

type PathPart<All> = All extends { path: infer Path } ? { path: Path } : object;

type BodyPart<Op> = Op extends { requestBody: { content: { "application/json": infer Body } } }
  ? { body: Body }
  : object;

/** What a request needs besides its method and path, as the OpenAPI document says. */
export type Input<M extends HttpMethod, P extends PathOf<M>> = QueryPart<Parameters<M, P>> &
  PathPart<Parameters<M, P>> &
  BodyPart<Operation<M, P>>;
