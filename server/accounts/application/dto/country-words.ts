const names = new Intl.DisplayNames(["en-IN"], { type: "region", fallback: "none" });

/** A country as people call it: "India" for IN; null for none, and for a code that stands for nothing. */
export function countryName(code: string | null): string | null {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return null;
  return names.of(code) ?? null;
}
