import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { SignInPage } from "../pages/sign-in-page";

const port = Number(process.env["E2E_PORT"] ?? 4900) + 1;

// A passkey belongs to a name: these journeys have a server of their own that is called by one.
test.use({ baseURL: `http://localhost:${port}` });

// It may still be starting when these come first.
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  await expect(async () => {
    expect((await request.get(`http://127.0.0.1:${port}/api/health`)).ok()).toBe(true);
  }).toPass();
  await request.dispose();
});

/** Chromium's own authenticator, as a phone or a laptop has it: it checks its person and keeps what it makes. */
async function plugAuthenticator(page: Page) {
  // An offer within the field stays open until its browser's own window is answered, which no journey can reach.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    credentials: async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

test("R32 adds a passkey, signs in with it alone, and takes it away again", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  const authenticator = await plugAuthenticator(page);
  await page.goto("/account/security");
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.waitForURL("/account/security/passkeys/add");
  await page.getByLabel("Name of this passkey").fill("Laptop of the journey");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("region", { name: "Keep your recovery codes" }).getByRole("listitem")).toHaveCount(10);
  expect(await authenticator.credentials()).toHaveLength(1);
  await page.getByRole("link", { name: "Back to security" }).click();
  await expect(page.getByRole("main")).toContainText("Laptop of the journey");

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("/");
  await new SignInPage(page).open();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("/account/**");
  expect((await authenticator.credentials())[0]?.signCount).toBeGreaterThan(1);

  await page.goto("/account/security/passkeys");
  await page.getByRole("link", { name: "Remove Laptop of the journey" }).click();
  await page.getByRole("textbox", { name: "Password" }).fill(customer.password);
  await page.getByRole("button", { name: "Remove passkey" }).click();
  await page.waitForURL("/account/security/passkeys");
  await expect(page.getByRole("main")).toContainText("You have no passkeys.");
});

test("a passkey is the second proof after a password", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  await plugAuthenticator(page);
  await page.goto("/account/security/passkeys/add");
  await page.getByLabel("Name of this passkey").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Passkey added.").waitFor();
  await page.context().clearCookies();
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(customer.email, customer.password);
  await page.waitForURL("/login/step-up**");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL("/account/**");
});
