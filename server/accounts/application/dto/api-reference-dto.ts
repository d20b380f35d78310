/** What the readable page of the API shows: the table of routes, the events and the refusals. */
export type ApiReferenceDto = {
  readonly routes: readonly {
    readonly method: string;
    readonly path: string;
    readonly scope: string;
    readonly summary: string;
    /** Fields of the body, or the content types where it is more than fields. */
    readonly body: readonly string[];
    readonly query: readonly string[];
    readonly answer: string;
  }[];
  readonly events: readonly { readonly type: string; readonly fields: readonly string[] }[];
  readonly refusals: readonly { readonly code: string; readonly status: number }[];
};
