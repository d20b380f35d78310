import { describe, expect, it } from "vitest";
import { knownBadVersions } from "@/server/cli/known-bad-versions";

const sound: Record<string, string> = { next: "16.2.11", "next-auth": "4.24.15", nodemailer: "7.0.11" };
const withVersion = (name: string, version: string | null) =>
  knownBadVersions((asked) => (asked === name ? version : (sound[asked] ?? null)));

describe("R89 a start refuses packages that are known to be open", () => {
  it("and what is installed here is none of them", () => expect(knownBadVersions()).toEqual([]));

  it.each([
    ["next", "16.2.10"],
    ["next", "16.0.6"],
    ["next", "15.5.99"],
    ["next", "16.2.11-canary.3"],
    ["next", "not a version"],
    ["next", null],
    ["next-auth", "4.24.14"],
    ["nodemailer", "7.0.6"],
  ])("%s %s", (name, version) => expect(withVersion(name, version)).toEqual([expect.stringContaining(name)]));

  it.each([
    ["next", "16.2.11"],
    ["next", "16.10.0"],
    ["next", "17.0.0"],
    ["nodemailer", "10.0.0"],
  ])("not %s %s", (name, version) => expect(withVersion(name, version)).toEqual([]));
});
