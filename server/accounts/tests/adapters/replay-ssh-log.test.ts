import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Browser, browserAt, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";
import { sharedData } from "../support/shared-data";
import { type LoggedLogin, readLogins } from "../support/ssh-log";

const file = sharedData("logins", "OpenSSH_2k.log");

/** Before the log's first line, on a day for which facts can be stored. */
const day = new Date();
day.setUTCHours(6, 0, 0, 0);

type Tally = { tries: number; lookedAt: number; firstRefused: number | null };

let database: TestDatabase;
let door: RealDoor;
let clock = day;
let victims: ReadonlyMap<string, { readonly email: string; readonly browser: Browser }>;

const signIn = (email: string, password: string, from: Browser) =>
  door.auth.login({ identifier: email, password }, from.deviceTokenHash, from.origin);

/** Everybody whose name the log tries has an account, and a browser at home that signed in before. */
async function register(name: string, place: number): Promise<[string, { email: string; browser: Browser }]> {
  const email = `victim${place}@example.in`;
  const browser = browserAt(`49.36.${place}.7`);
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, browser.origin));
  const asked = { challengeId, deviceTokenHash: browser.deviceTokenHash };
  must(await door.auth.verify({ code: door.codeOf(challengeId) }, asked, browser.origin));
  return [name, { email, browser }];
}

describe.skipIf(file === null)("a real attack, replayed (skipped where ../shared/data/logins is absent)", () => {
  let logins: readonly LoggedLogin[];
  const tallies = new Map<string, Tally>();
  const accepted: boolean[] = [];
  let hashes = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    door = openRealDoor(database.appUrl, () => clock);
    logins = readLogins(readFileSync(file ?? "", "utf8"), day);
    const names = [...new Set(logins.map(({ name }) => name))];
    victims = new Map(await Promise.all(names.map(register)));
    const before = door.counted.hashes;
    for (const login of logins) await replay(login);
    hashes = door.counted.hashes - before;
  });

  afterAll(async () => {
    await door.close();
    await database.drop();
  });

  /** A new browser each time: attackers keep no cookies. */
  async function replay({ at, name, ip, accepted: wasAccepted }: LoggedLogin): Promise<void> {
    clock = at;
    const { email } = victims.get(name) ?? { email: "" };
    const code = refusalCode(await signIn(email, wasAccepted ? PASSWORD : "a guess", browserAt(ip)));
    if (wasAccepted) {
      accepted.push(code === null);
      return;
    }
    const tally = tallies.get(ip) ?? { tries: 0, lookedAt: 0, firstRefused: null };
    tally.tries += 1;
    if (code === "RATE_LIMITED") tally.firstRefused ??= tally.tries;
    else tally.lookedAt += 1;
    tallies.set(ip, tally);
  }

  it("is the whole log: 518 failures and two that were repeated five times, from 23 addresses", () => {
    expect(logins.filter((login) => !login.accepted)).toHaveLength(528);
    expect(tallies.size).toBe(23);
  });

  it("lets the one accepted login in", () => expect(accepted).toEqual([true]));

  it("throttles every address that goes over a budget, after so many tries", () => {
    const table = [...tallies].sort(([, one], [, other]) => other.tries - one.tries);
    for (const [ip, { tries, lookedAt, firstRefused }] of table) {
      console.info(
        `${ip.padEnd(16)} ${String(tries).padStart(4)} tries, ${String(lookedAt).padStart(3)} looked at, ` +
          (firstRefused === null ? "never over a budget" : `refused from try ${firstRefused}`),
      );
    }
    const busiest = Object.fromEntries(table.slice(0, 4));
    expect(Object.values(busiest).every(({ firstRefused }) => firstRefused !== null && firstRefused <= 11)).toBe(true);
    for (const [, { tries, firstRefused }] of table.filter(([, { tries }]) => tries > 50)) {
      expect(firstRefused).toBeLessThan(tries);
    }
  });

  it("spares most of the hashes: what is refused costs none", () => {
    const lookedAt = [...tallies.values()].reduce((sum, tally) => sum + tally.lookedAt, 0);
    console.info(`${lookedAt} of 528 guesses were looked at, ${hashes} hashes computed`);
    expect(hashes).toBe(lookedAt + 1);
    expect(lookedAt).toBeLessThan(528 / 2);
  });

  it("leaves every victim able to sign in at home, there and then", async () => {
    const answers = [];
    for (const { email, browser } of victims.values()) answers.push(await signIn(email, PASSWORD, browser));
    expect(answers.map(refusalCode).filter((code) => code !== null)).toEqual([]);
    expect(answers).toHaveLength(victims.size);
  });
});
