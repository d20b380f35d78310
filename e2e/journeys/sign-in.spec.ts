import { signInCustomer } from "../fixtures/customers";
import { newCustomer } from "../fixtures/people";
import { findAccountId, lockAccount } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { SignInPage } from "../pages/sign-in-page";

const COULD_NOT = "We could not sign you in. Check your details and try again, or reset your password.";

test("signs out, and in again, to the page that was asked for", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("/");
  await page.goto("/account/security");
  await page.waitForURL((url) => url.pathname === "/login");
  const signIn = new SignInPage(page);
  await signIn.send(customer.email, customer.password);
  await page.waitForURL("/account/security");
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
});

test("a wrong password says one thing, and the password field is empty again", async ({ page, newMember }) => {
  const { email } = await newMember();
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(email, "not the password at all");
  await expect(signIn.problem).toContainText(COULD_NOT);
  await expect(signIn.problem).toBeFocused();
  await expect(signIn.password).toHaveValue("");
  await expect(signIn.identifier).toHaveValue(email);
  await expect(page).toHaveTitle(/^Error: /);
});

test("somebody signed in is not shown the door", async ({ openBrowser, newMember }) => {
  const page = await openBrowser({ storageState: (await newMember()).state });
  for (const door of ["/login", "/signup"]) {
    await page.goto(door);
    await page.waitForURL("/account/**");
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S03 signs in and out", async ({ page, newMember }) => {
    const customer = await newMember();
    await signInCustomer(page, customer);
    await expect(page.getByRole("main")).toContainText(customer.name);
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.waitForURL("/");
  });

  test("S01 the answer is the same for people we know, people on hold and people we do not know", async ({
    openBrowser,
    newMember,
    requestAs,
  }) => {
    const member = await newMember();
    const onHold = await newMember();
    const analyst = await requestAs("Analyst");
    await lockAccount(analyst, await findAccountId(analyst, onHold.email), "Locked to see that nobody is told.");
    const answer = async (email: string) => answerFor(await openBrowser({ javaScriptEnabled: false }), email);
    const known = await answer(member.email);
    expect(known.body).toContain(COULD_NOT);
    expect(await answer(newCustomer().email)).toEqual(known);
    expect(await answer(onHold.email)).toEqual(known);
  });
});

type Browser = Parameters<typeof signInCustomer>[0];

/** Everything a stranger could compare, but for what they typed and what is new in every answer. */
async function answerFor(page: Browser, identifier: string) {
  const signIn = new SignInPage(page);
  await signIn.open();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await signIn.send(identifier, "not the password at all");
  const response = await answered;
  const csrf = await page.locator("input[name=csrf]").first().inputValue();
  const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "no nonce";
  // How the text was cut into pieces on its way depends on the moment alone.
  const body = (await response.text())
    .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "")
    .replaceAll(identifier, "TYPED")
    .replaceAll(csrf, "CSRF")
    .replaceAll(nonce, "NONCE");
  const headers = Object.entries(response.headers()).map(
    ([name, value]) => `${name}: ${value.replaceAll(nonce, "NONCE")}`,
  );
  return { status: response.status(), body, headers: headers.filter((header) => !/^(date|set-cookie):/.test(header)) };
}
