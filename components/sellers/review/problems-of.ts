type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The sentence for each field that was refused, by the name of the field. */
export const problemsOf = (issues: readonly Issue[]): Readonly<Record<string, string>> =>
  Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message]));
