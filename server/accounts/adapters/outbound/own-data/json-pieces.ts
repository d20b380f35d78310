/** One member of the export: a list, or a single value (the first row, or null). */
export type Section = {
  readonly name: string;
  readonly isList: boolean;
  readonly pages: () => AsyncIterable<readonly unknown[]>;
};

/** One JSON text in pieces: the head's members, then each section, a page at a time. */
export async function* jsonPieces(
  head: Readonly<Record<string, string | number>>,
  sections: readonly Section[],
): AsyncGenerator<string> {
  const members = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  yield `{\n  ${members.join(",\n  ")}`;
  for (const section of sections) {
    yield `,\n  ${JSON.stringify(section.name)}: `;
    yield* section.isList ? listPieces(section) : valuePieces(section);
  }
  yield "\n}\n";
}

async function* listPieces({ pages }: Section): AsyncGenerator<string> {
  let isFirst = true;
  yield "[";
  for await (const page of pages()) {
    if (page.length === 0) continue;
    yield `${isFirst ? "" : ","}\n    ${page.map((row) => JSON.stringify(row)).join(",\n    ")}`;
    isFirst = false;
  }
  yield isFirst ? "]" : "\n  ]";
}

async function* valuePieces({ pages }: Section): AsyncGenerator<string> {
  for await (const [row = null] of pages()) {
    yield JSON.stringify(row);
    return;
  }
  yield "null";
}
