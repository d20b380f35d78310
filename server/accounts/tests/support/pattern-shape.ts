/** Just enough of a regular expression's shape to see where its search can explode. */
type Shape =
  | { readonly kind: "ATOM"; readonly text: string }
  | { readonly kind: "GROUP"; readonly ways: readonly (readonly Shape[])[]; readonly isLook: boolean }
  | { readonly kind: "MANY"; readonly of: Shape; readonly isUnbounded: boolean };

/**
 * Where a pattern repeats without bound what itself repeats without bound, or chooses between ways that begin alike, one
 * line each: the two shapes whose search can take time that doubles with every further character.
 */
export function explosiveShapes(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (shape: Shape, inMany: boolean): void => {
    if (shape.kind === "MANY") {
      if (shape.isUnbounded && inMany) found.push(`a repetition of a repetition: ${textOf(shape)}`);
      visit(shape.of, inMany || shape.isUnbounded);
    } else if (shape.kind === "GROUP") {
      if (inMany && shape.ways.length > 1 && beginAlike(shape.ways))
        found.push(`ways that begin alike: ${textOf(shape)}`);
      for (const way of shape.ways) for (const part of way) visit(part, inMany && !shape.isLook);
    }
  };
  for (const way of readWays(new Reader(source))) for (const part of way) visit(part, false);
  return found;
}

class Reader {
  at = 0;
  constructor(readonly source: string) {}
  get next(): string {
    return this.source.slice(this.at, this.at + 1);
  }
  take(pattern: RegExp): string | null {
    const match = new RegExp(`^(?:${pattern.source})`, "u").exec(this.source.slice(this.at));
    if (!match) return null;
    this.at += match[0].length;
    return match[0];
  }
}

function readWays(reader: Reader): readonly (readonly Shape[])[] {
  const ways: Shape[][] = [[]];
  while (reader.next !== "" && reader.next !== ")") {
    if (reader.take(/\|/) !== null) ways.push([]);
    else ways.at(-1)?.push(readRepeated(reader));
  }
  return ways;
}

function readRepeated(reader: Reader): Shape {
  const one = readOne(reader);
  const times = reader.take(/[*+?]\??|\{\d+(?:,\d*)?\}\??/);
  if (times === null) return one;
  return { kind: "MANY", of: one, isUnbounded: /^[*+]|,\}/.test(times) };
}

function readOne(reader: Reader): Shape {
  const opened = reader.take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/);
  if (opened !== null) {
    const ways = readWays(reader);
    reader.at += 1;
    return { kind: "GROUP", ways, isLook: /^\(\?<?[=!]/.test(opened) };
  }
  const text =
    reader.take(/\[(?:\\[\s\S]|[^\]\\])*\]/) ??
    reader.take(/\\[pP]\{[^}]*\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Z]|\\k<\w+>|\\[\s\S]/) ??
    reader.take(/[\s\S]/) ??
    "";
  return { kind: "ATOM", text };
}

/** Compares first pieces by their text; classes and escapes are taken to meet anything but a plain other letter. */
function beginAlike(ways: readonly (readonly Shape[])[]): boolean {
  const firsts = ways.map(firstText);
  return firsts.some((one, at) => firsts.slice(at + 1).some((other) => mayMeet(one, other)));
}

const firstText = ([first]: readonly Shape[]): string => {
  if (first === undefined) return ".";
  if (first.kind === "ATOM") return first.text;
  return first.kind === "MANY" ? firstText([first.of]) : ".";
};

const isPlain = (text: string): boolean => /^[^\\[.]/u.test(text) || /^\\[^wWdDsSpPbB]/u.test(text);

function mayMeet(one: string, other: string): boolean {
  if (isPlain(one) && isPlain(other)) return one === other;
  const [plain, set] = isPlain(one) ? [one, other] : [other, one];
  return isPlain(plain) && set !== "." ? new RegExp(`^${set}$`, "u").test(plain.replace(/^\\/, "")) : true;
}

function textOf(shape: Shape): string {
  if (shape.kind === "ATOM") return shape.text;
  if (shape.kind === "MANY") return `${textOf(shape.of)}${shape.isUnbounded ? "*" : "{}"}`;
  return `(${shape.ways.map((way) => way.map(textOf).join("")).join("|")})`;
}
