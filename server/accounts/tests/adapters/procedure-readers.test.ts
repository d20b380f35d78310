import { describe, expect, it } from "vitest";
import { appRouter } from "@/server/trpc/app-router";
import { NOBODY, procedureInputs } from "../support/procedure-inputs";
import { declaredProcedures, isGranted } from "../support/procedures";

/** How a procedure reads what it is sent. One that takes nothing has no reader. */
const readers = Object.entries(
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { inputs: readonly { safeParse: (input: unknown) => { success: boolean; data?: unknown } }[] } }
  >,
).flatMap(([path, { _def }]) => {
  const [reader] = _def.inputs;
  const input = procedureInputs[path]?.({ account: NOBODY, case: NOBODY, session: NOBODY });
  return reader && typeof input === "object" && input !== null ? [{ path, reader, input: { ...input } }] : [];
});

describe("R65 what is no text is refused where a text is meant", () => {
  const juggled: readonly unknown[] = [
    ["a"],
    [["a"]],
    {},
    { contains: "" },
    { not: null },
    { toString: "a" },
    7,
    true,
    new Date(0),
    () => "",
  ];

  it.each(readers)("$path", ({ reader, input }) => {
    expect(reader.safeParse(input).success).toBe(true);
    for (const [field, value] of Object.entries(input)) {
      if (typeof value !== "string") continue;
      for (const other of juggled) {
        expect({ field, other, taken: reader.safeParse({ ...input, [field]: other }).success }).toEqual({
          field,
          other,
          taken: false,
        });
      }
    }
    for (const other of [[input], "text", 7, null, [], JSON.stringify(input)]) {
      expect(reader.safeParse(other).success).toBe(false);
    }
  });
});

describe("R64 R52 no key that reaches for a prototype, and none that nobody asked for, is taken", () => {
  const foreign = [
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"prototype":{"isAdmin":true}}',
    '{"role":"ADMIN","status":"ACTIVE"}',
    '{"trustScore":100,"isVerified":true,"kycLevel":"FULL"}',
    '{"createdAt":"2020-01-01"}',
  ].map((text): [string, unknown] => [text, JSON.parse(text)]);

  it.each(readers)("$path", ({ reader, input }) => {
    const known = new Set(Object.keys(input));
    for (const [text, keys] of foreign) {
      const added = Object.getOwnPropertyDescriptors(keys as object);
      // A key that the procedure does ask for is its own.
      if (Object.keys(added).some((key) => known.has(key))) continue;
      const sent = Object.defineProperties({ ...input }, added);
      const parsed = reader.safeParse(sent);
      expect({ text, taken: parsed.success && JSON.stringify(parsed.data).includes("isAdmin") }).toEqual({
        text,
        taken: false,
      });
      if (!text.includes("__proto__")) expect({ text, taken: parsed.success }).toEqual({ text, taken: false });
    }
    expect(Object.prototype).not.toHaveProperty("isAdmin");
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });
});

it("R35 R49 no procedure of staff takes a password, and none stands for another person", () => {
  const words = declaredProcedures.flatMap(({ path, meta }) => [path, meta.permission, meta.action ?? ""]).join(" ");
  expect(words).not.toMatch(/impersonat|act-as|actAs|on-behalf|onBehalf|sign-in-as/i);
  const ofStaff = new Set(
    declaredProcedures.filter(({ meta }) => !isGranted(meta.permission, "HOLDER")).map(({ path }) => path),
  );
  for (const { path, input } of readers.filter((one) => ofStaff.has(one.path))) {
    expect(`${path} ${Object.keys(input).join(" ")}`).not.toMatch(/password|secret/i);
  }
});
