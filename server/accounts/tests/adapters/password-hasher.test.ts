import { describe, expect, it } from "vitest";
import { boundedQueue } from "@/server/accounts/adapters/outbound/security/bounded-queue";
import { isCommonPassword } from "@/server/accounts/adapters/outbound/security/common-passwords";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { parsePasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { must } from "../support/must";

const hasher = passwordHasher();

describe("the password hasher", () => {
  it("R08 stores argon2id at 19 MiB, two passes, in PHC form", async () => {
    const hash = must(await hasher.hash("correct horse battery"));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(parsePasswordHash(hash).ok).toBe(true);
    expect(must(await hasher.verify("correct horse battery", hash))).toEqual({ matches: true, needsRehash: false });
    expect(must(await hasher.verify("Correct horse battery", hash)).matches).toBe(false);
  });

  it("R03 tells passwords apart that differ in their last character alone", async () => {
    const long = "x".repeat(199);
    const hash = must(await hasher.hash(`${long}a`));
    expect(must(await hasher.verify(`${long}b`, hash)).matches).toBe(false);
    expect(must(await hasher.verify(`${long}a`, hash)).matches).toBe(true);
  });

  it("R02 takes any Unicode up to 1,024 bytes", async () => {
    for (const password of ["पासवर्ड मेरा है", "🐘🌧️🪔 tea", "a".repeat(1_024)]) {
      const hash = must(await hasher.hash(password));
      expect(must(await hasher.verify(password, hash)).matches).toBe(true);
    }
  });

  it("R03 R04 refuses NUL and over-long passwords before any hash is computed", async () => {
    let hashes = 0;
    const counted = passwordHasher({ onHash: () => (hashes += 1) });
    for (const password of ["a\0b", "x".repeat(1_025), "é".repeat(513), "x".repeat(10_000)]) {
      expect(await counted.hash(password)).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
      expect(await counted.verify(password, null)).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
    }
    expect(hashes).toBe(0);
  });

  it("does the same work for somebody unknown, and never matches", async () => {
    let hashes = 0;
    const counted = passwordHasher({ onHash: () => (hashes += 1) });
    expect(must(await counted.verify("nobody", null))).toEqual({ matches: false, needsRehash: false });
    expect(hashes).toBe(1);
  });

  it("R09 asks for a new hash when an old one was made with less", async () => {
    const weaker = passwordHasher({ parameters: { memoryKib: 8_192, iterations: 1, parallelism: 1 } });
    const old = must(await weaker.hash("correct horse battery"));
    expect(must(await hasher.verify("correct horse battery", old))).toEqual({ matches: true, needsRehash: true });
  });

  it("R10 computes a bounded number at once and turns away what the waiting room can't hold", async () => {
    const cheap = { memoryKib: 64, iterations: 1, parallelism: 1 };
    const small = passwordHasher({ limits: { running: 2, waiting: 10 }, parameters: cheap });
    const answers = await Promise.all(Array.from({ length: 200 }, () => small.verify("wrong", null)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(12);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(["UNAVAILABLE"]));
  });
});

describe("the bounded queue", () => {
  it("never runs more at once than it may, and goes on after a failure", async () => {
    const enqueue = boundedQueue({ running: 3, waiting: 100 });
    let active = 0;
    let most = 0;
    const work = async (index: number) => {
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      if (index % 7 === 0) throw new Error("broken");
      return index;
    };
    const settled = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => enqueue(() => work(index))));
    expect(most).toBe(3);
    expect(settled.filter((one) => one.status === "rejected")).toHaveLength(9);
    expect(await enqueue(async () => "still open")).toEqual({ ok: true, value: "still open" });
  });
});

describe("R06 common passwords", () => {
  it.each(["password", "12345678", "qwertyuiop", "Iloveyou1", "marketplace2026!", "G00dstanding", "dragon123!"])(
    "refuses %s",
    (password) => expect(isCommonPassword(password)).toBe(true),
  );

  it.each(["correct horse battery staple", "monsoon-ledger-42-teak", "aaaa bbbb kerala train"])(
    "takes %s",
    (password) => expect(isCommonPassword(password)).toBe(false),
  );
});
