import { expect, test } from "../fixtures/test";
import { SignInPage } from "../pages/sign-in-page";
import { SignUpPage } from "../pages/sign-up-page";

test("S02 password fields say what password managers and keyboards need", async ({ page }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await expect(signUp.password).toHaveAttribute("autocomplete", "new-password");
  await expect(signUp.email).toHaveAttribute("autocomplete", "username");
  const signIn = new SignInPage(page);
  await signIn.open();
  await expect(signIn.password).toHaveAttribute("autocomplete", "current-password");
  await expect(signIn.identifier).toHaveAttribute("autocomplete", "username webauthn");
  await expect(signIn.password).toHaveAttribute("spellcheck", "false");
  await expect(signIn.password).toHaveAttribute("autocapitalize", "none");
  expect(await signIn.password.getAttribute("maxlength")).toBeNull();
});

test("S02 a password can be pasted, shown, and is hidden again when it is sent", async ({ page, newMember }) => {
  const { email } = await newMember();
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.identifier.fill(email);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>("#password");
    field?.focus();
    document.execCommand("insertText", false, "pasted and wrong");
  });
  await expect(signIn.password).toHaveValue("pasted and wrong");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(signIn.password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).waitFor();
  await signIn.signIn.click();
  await expect(signIn.problem).toBeVisible();
  await expect(signIn.password).toHaveAttribute("type", "password");
  await expect(signIn.password).toHaveValue("");
});
