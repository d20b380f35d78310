import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UsageError } from "@/server/cli/command";
import { createStaff } from "@/server/cli/create-staff";
import { firstAdminLink } from "@/server/cli/first-admin";
import type { Runtime } from "@/server/cli/runtime";
import { welcome } from "@/server/cli/welcome";
import { compose } from "@/server/composition-root";
import { readConfig } from "@/server/platform/config";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { tokenOf } from "../support/mail-links";
import { must } from "../support/must";
import { STAFF_PASSWORD, TEAM_ORIGIN } from "../support/team-scene";

const DEVICE = new Uint8Array(32).fill(7);

let database: TestDatabase;
let runtime: Pick<Runtime, "config" | "launch">;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({
    DATABASE_APP_URL: database.appUrl,
    NEXTAUTH_URL: "https://shop.example",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    GOODSTANDING_MASTER_KEY: randomBytes(32).toString("base64"),
  });
  runtime = {
    config,
    launch: { database: { kind: "external", ownerUrl: database.ownerUrl, appUrl: null } },
  } as Runtime;
});
afterAll(() => database.drop());

/** What the command printed, told and answered. */
async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const json = args.includes("--json");
  const exitCode = await createStaff.run({
    args: args.filter((argument) => argument !== "--json"),
    json,
    interactive: false,
    runtime: runtime as Runtime,
    stop: new AbortController().signal,
    print: (line) => void printed.push(line),
    tell: (line) => void told.push(line),
  });
  return { exitCode, printed, told };
}

const kiran = ["--email", "kiran@shop.example", "--name", "Kiran Desai", "--role"] as const;

const acceptBy = async (link: string, name: string) => {
  const composition = compose(runtime.config, "create-staff-test");
  try {
    const input = { token: tokenOf(link), name, password: STAFF_PASSWORD };
    return await composition.accounts.team.acceptInvitation(input, DEVICE, TEAM_ORIGIN);
  } finally {
    await composition.close();
  }
};

it("prints the first admin's link on the console alone, anew at each start while there is none", async () => {
  const links = [await firstAdminLink(runtime as Runtime), await firstAdminLink(runtime as Runtime)];
  expect(new Set(links).size).toBe(2);
  expect(links[0]).toMatch(/^https:\/\/shop\.example\/invite\?token=/);
  expect(welcome(runtime as Runtime, links[0] ?? null)).toContain(String(links[0]));
  expect(welcome(runtime as Runtime, null)).not.toContain("/invite");
});

it("prints nothing on standard output but the link, and a machine reads JSON", async () => {
  const first = await run(...kiran, "admin");
  expect(first).toMatchObject({
    exitCode: 0,
    printed: [expect.stringMatching(/^https:\/\/shop\.example\/invite\?token=/)],
  });
  const again = await run(...kiran, "ADMIN", "--json");
  const answer = JSON.parse(again.printed.join(""));
  expect(answer).toMatchObject({ email: "kiran@shop.example", role: "ADMIN", outcome: "INVITED" });
  expect(await acceptBy(first.printed[0] ?? "", "Kiran Desai")).toMatchObject({ ok: false });
  must(await acceptBy(answer.link, "Kiran Desai"));
  expect(await firstAdminLink(runtime as Runtime)).toBeNull();
});

it("changes the role of a colleague who is there, and refuses once there are two ADMINs", async () => {
  const second = await run("--email", "meera@shop.example", "--name", "Meera Iyer", "--role", "SUPPORT");
  must(await acceptBy(second.printed[0] ?? "", "Meera Iyer"));
  const changed = await run("--email", "meera@shop.example", "--name", "Meera Iyer", "--role", "ADMIN");
  expect(changed.printed).toEqual(["meera@shop.example now works as ADMIN. Sessions ended: 0."]);
  const refused = await run("--email", "new@shop.example", "--name", "New One", "--role", "LEAD", "--json");
  expect(refused).toMatchObject({ exitCode: 1, printed: ['{"refused":"APPROVAL_REQUIRED"}'] });
  expect(refused.told.join(" ")).toContain("/console/team");
});

it.each([[[]], [["--email", "a@shop.example"]], [[...kiran, "OWNER"]], [[...kiran, "LEAD", "--loud"]], [["LEAD"]]])(
  "shows its usage for %j",
  async (args) => expect(run(...args)).rejects.toBeInstanceOf(UsageError),
);
