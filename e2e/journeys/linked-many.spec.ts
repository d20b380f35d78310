import { randomUUID } from "node:crypto";
import { expectAccessible } from "../fixtures/accessibility";
import { newAddress } from "../fixtures/address";
import { importEvents } from "../fixtures/events-from-a-file";
import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { ApprovalsPage } from "../pages/approvals-page";

const NOTE = "All of them come from two homes since this morning.";

/** More than one person decides alone, and more than one address of the network links. */
const COUNT = 12;

/**
 * Accounts of this journey alone: two households, and one person who was in both. An address of the network raises
 * nobody's risk, so that the queue of the other journeys stays as it is. Answers how the shop calls one of them.
 */
async function shareTwoHomes(): Promise<string> {
  const mark = randomUUID().slice(0, 8);
  const [one, other] = [newAddress(), newAddress()];
  const visit = (place: number, ip: string) => ({
    specversion: "1.0",
    id: randomUUID(),
    source: "/shop",
    type: "shop.device.seen.v1",
    data: { accountId: `ext:many-${mark}-${place}`, ip },
  });
  const places = Array.from({ length: COUNT }, (_, place) => place);
  const half = COUNT / 2;
  const visits = places.map((place) => visit(place, place < half ? one : other));
  await importEvents([...visits, visit(0, other)], { createAccounts: true });
  return `many-${mark}-0`;
}

test("more linked accounts than a lead may lock alone: asked for, agreed to by another, and told to the last one", async ({
  openAs,
  openFreshly,
  requestAs,
}) => {
  const name = await shareTwoHomes();
  const accountId = await findAccountId(await requestAs("Lead"), `ext:${name}`);
  const lead = await openAs("Lead");
  const account = new AccountPage(lead);
  await account.openAccount(accountId, "linked");
  await lead.getByRole("button", { name: `Choose all ${COUNT}` }).click();
  const together = lead.getByRole("region", { name: "Decide together" });
  await expect(together.getByRole("status")).toContainText("another lead has to agree");
  await together.getByRole("listbox", { name: "Reason" }).getByRole("option", { name: "Account taken over" }).click();
  await together.getByRole("textbox", { name: "Note" }).fill(NOTE);
  await together.getByRole("button", { name: `Ask to lock ${COUNT} accounts` }).click();
  const receipt = lead.getByRole("status").filter({ hasText: `Asked for ${COUNT} accounts` });
  await expect(receipt).toContainText("10 of the nearest 10 are locked by now");
  await receipt.getByRole("link", { name: "Open the request" }).click();
  const asked = new ApprovalsPage(lead);
  await expect(asked.request).toContainText("You asked for this. Someone else must decide.");

  const approvals = new ApprovalsPage(await openFreshly("Second lead"));
  await approvals.openRequests();
  await approvals.rowOf(name).click();
  const counts = approvals.request.getByRole("region", { name: "Accounts" }).getByRole("status");
  await expect(counts).toContainText("10 locked while this waits");
  await expectAccessible(approvals.page);
  await approvals.approve.click();
  await approvals.dialog.getByRole("button", { name: /^Approve/ }).click();
  await expect(approvals.title).toHaveText("Approved");
  await approvals.page.keyboard.press("Escape");
  const told = approvals.request.getByRole("progressbar", { name: "Decided accounts" });
  await expect(told).toHaveAttribute("value", String(COUNT));
  await expect(counts).toHaveText(`${COUNT} of ${COUNT} decided`);

  await account.openAccount(accountId, "linked");
  await expect(lead.getByText(`${COUNT - 1} in the cluster · ${COUNT - 1} locked`)).toBeVisible();
});
