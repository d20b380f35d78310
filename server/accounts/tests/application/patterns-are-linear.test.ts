import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/project-root";
import { explosiveShapes } from "../support/pattern-shape";

const folders = ["app", "components", "server"];
const isOurs = (path: string) =>
  /\.(?:ts|tsx|mjs)$/.test(path) && !/[/\\](?:tests|generated|node_modules)[/\\]/.test(path);

const sources = [
  join(projectRoot, "proxy.ts"),
  ...folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  ),
].filter(isOurs);

type Found = { readonly where: string; readonly source: string };

/** Every pattern that is written down, and every place that makes one of a text. */
function patternsOf(path: string): { readonly literals: readonly Found[]; readonly made: readonly string[] } {
  const text = readFileSync(path, "utf8");
  if (!/\/|RegExp/.test(text)) return { literals: [], made: [] };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const literals: Found[] = [];
  const made: string[] = [];
  const where = relative(projectRoot, path);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      literals.push({ where, source: node.text.slice(1, node.text.lastIndexOf("/")) });
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") made.push(where);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { literals, made };
}

const all = sources.map(patternsOf);
const literals = all.flatMap((one) => one.literals);

/** Seen to be linear all the same, and why. */
const linearAllTheSame: Readonly<Record<string, string>> = {
  "server/accounts/domain/value-objects/email.ts": "each further part begins with a dot, which no part contains",
  "server/platform/broker-settings.ts": "each further part begins with a dot, which no part contains",
  "server/accounts/adapters/outbound/notification/own-links.ts":
    "each further part begins with a slash, as none goes on",
};

/** Where a text becomes a pattern, and what makes that safe. */
const madeSafely: Readonly<Record<string, string>> = {
  "components/palette/marked.tsx": "the words are escaped, so they are letters and a choice between them",
};

describe("R73 no pattern's search can explode", () => {
  it("every pattern of the product was read", () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(literals.length).toBeGreaterThan(100);
  });

  it("none repeats a repetition or chooses between ways that begin alike", () => {
    const explosive = literals.flatMap(({ where, source }) =>
      where in linearAllTheSame ? [] : explosiveShapes(source).map((shape) => `${where}: /${source}/ ${shape}`),
    );
    expect(explosive).toEqual([]);
  });

  it("none is made from a text that was not made harmless", () => {
    expect(all.flatMap((one) => one.made).filter((where) => !(where in madeSafely))).toEqual([]);
  });

  it.each(["(a+)+$", "(a*)*", "(?:a|a)*b", "(?:\\w|\\d)+!", "([a-z]+)*x", "(?:a?b+)*", "^(\\s*,\\s*)+$"])(
    "the check itself sees %s",
    (source) => expect(explosiveShapes(source)).not.toEqual([]),
  );

  it.each(["^a+b+$", "(?:ab|cd)*", "(?:\\d{3})+", "[(+*]+", "a{2,5}", "\\(\\(*", "(?<!\\d)\\d{6}(?!\\d)", "(?:a|b)+"])(
    "and not %s",
    (source) => expect(explosiveShapes(source)).toEqual([]),
  );
});
