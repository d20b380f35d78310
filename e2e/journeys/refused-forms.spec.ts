import { sendPlainForm } from "../fixtures/plain-forms";
import { at, call, findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";

const PROFILE = "/account/profile/edit";

test("R75 a form that was refused before anything began leaves its entry, and nothing else", async ({
  newMember,
  openRequest,
  requestAs,
}) => {
  const member = await newMember();
  const request = await openRequest({ state: member.state });
  const stale = await sendPlainForm(request, PROFILE, { name: "Somebody Else", csrf: "of another page" });
  expect(await stale.text()).toContain("This page was open for too long.");
  await sendPlainForm(request, PROFILE, { name: "" });
  const lead = await requestAs("Lead");
  const accountId = await findAccountId(lead, member.email);
  const filter = { accountId, actions: ["account.update-profile"], outcome: "REFUSED" };
  const trail = await call(lead, "audit.list", filter);
  expect([0, 1].map((row) => at(trail, "rows", row, "refusalCode"))).toEqual(["VALIDATION", "FORBIDDEN"]);
  expect(at(await call(lead, "accounts.get", { accountId }), "head", "name", "text")).toBe(member.name);
});
