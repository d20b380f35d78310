/** What the server read for the first drawing of a part, and when (milliseconds); null when it could not. */
export type First<Data> = { readonly data: Data; readonly readAt: number } | null;

/** Options of a query that begins with what came with the page, and asks again once that is old. */
export const startWith = <Data>(first: First<Data>) =>
  first ? { initialData: first.data, initialDataUpdatedAt: first.readAt } : {};

type Pages<Row> = { readonly pages: Row[]; readonly pageParams: (string | null)[] };

/** The same for a list that grows by pages. */
export const startWithPage = <Page>(first: First<Page>) =>
  first
    ? {
        initialData: { pages: [first.data], pageParams: [null] } satisfies Pages<Page>,
        initialDataUpdatedAt: first.readAt,
      }
    : {};
