import { get } from "node:http";
import { test } from "../fixtures/test";
import { Console } from "../pages/console";

/** More than a session may have at once. */
const GIVEN_UP = 40;

test("lines that are given up while they open leave room for the next", async ({ openFreshly }) => {
  const page = await openFreshly("Auditor");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const address = new URL("/api/events?topic=approvals", page.url());
  const giveUpAfter = (ms: number) =>
    new Promise<void>((resolve) => {
      const request = get(address, { headers: { cookie }, agent: false });
      request.on("error", () => resolve());
      request.on("response", (response) => response.on("error", () => resolve()));
      setTimeout(() => request.destroy(new Error("given up")), ms);
    });
  await Promise.all(Array.from({ length: GIVEN_UP }, (_, line) => giveUpAfter(line)));
  await new Console(page).open("/console/audit");
});
