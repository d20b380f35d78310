import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "@/server/accounts/adapters/inbound/rest/csv";

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1"])(
  "R67 %j is no formula in a file: an apostrophe stands before it",
  (text) => {
    expect(csvLine([text]).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

it("R67 quotes by RFC 4180", () => {
  expect(csvLine(["a", 'say "b"', "c,d", "e\nf"])).toBe('a,"say ""b""","c,d","e\nf"\r\n');
});

it("R67 keeps every cell apart, whatever is in it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }), (cells) => {
      const back = parsed(csvLine(cells));
      expect(back).toEqual(cells.map((cell) => (/^[=+\-@\t\r\0]/.test(cell) ? `'${cell}` : cell)));
    }),
  );
});

/** One line, read as RFC 4180 says. */
function parsed(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  const body = line.slice(0, -2);
  for (let at = 0; at < body.length; at += 1) {
    const mark = body[at] ?? "";
    if (quoted && mark === '"' && body[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (mark === '"') quoted = !quoted;
    else if (mark === "," && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += mark;
  }
  return [...cells, cell];
}
