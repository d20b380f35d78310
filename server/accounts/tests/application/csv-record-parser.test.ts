import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvRecordParser } from "@/server/accounts/adapters/inbound/import/csv-record-parser";

/** Feeds the lines of one record; the answer to the last one. */
function parse(text: string) {
  const parser = new CsvRecordParser();
  const answers = text.split("\n").map((line) => parser.feed(line));
  return { answer: answers.at(-1), fields: parser.fields };
}

const written = (field: string): string => `"${field.replaceAll('"', '""')}"`;

test("what was written comes back, whatever the fields hold", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (fields) => {
      expect(parse(fields.map(written).join(","))).toEqual({ answer: "finished", fields });
    }),
  );
});

test("plain fields need no quotes, empty ones neither, and a carriage return ends a line", () => {
  expect(parse("a,,b c,\r").fields).toEqual(["a", "", "b c", ""]);
  expect(parse("").fields).toEqual([""]);
});

test("a quoted text keeps its line ends, commas and quotes", () => {
  expect(parse('1,"ruim,\r\nmuito ""ruim""",2')).toEqual({
    answer: "finished",
    fields: ["1", 'ruim,\r\nmuito "ruim"', "2"],
  });
});

test("an open quote waits for more; a quote in the wrong place ends the record", () => {
  expect(parse('1,"open').answer).toBe("unfinished");
  expect(parse('1,a"b').answer).toBe("misquoted");
  expect(parse('1,"a"b,2').answer).toBe("misquoted");
});
