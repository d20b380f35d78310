import type { ReactNode } from "react";
import { PublicSection } from "@/components/kit/public-section";
import { type Setting, SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import type { OwnContactDto, OwnProfileDto } from "@/server/accounts/application/dto/own-account-dto";
import { type ContactPage, contactKinds } from "./contact-kinds";
import { genderLabel } from "./gender-options";

/** What the account says about its holder. Contacts are shown with their proof. */
export function ProfilePage({ profile, receipt }: { profile: OwnProfileDto; receipt: string | null }) {
  const { buyer } = profile;
  const about: Setting[] = [
    { key: "name", label: "Full name", value: <bdi>{profile.name}</bdi>, action: change("full name", "name", true) },
    {
      key: "dateOfBirth",
      label: "Date of birth",
      value: buyer?.dateOfBirth ? <Time at={`${buyer.dateOfBirth}T12:00:00Z`} as="date" /> : notGiven,
      remark: "Optional",
      action: change("date of birth", "dateOfBirth", Boolean(buyer?.dateOfBirth)),
    },
    {
      key: "gender",
      label: "Gender",
      value: buyer?.gender ? genderLabel(buyer.gender) : notGiven,
      remark: "Optional",
      action: change("gender", "gender", Boolean(buyer?.gender)),
    },
  ];
  return (
    <>
      <AccountHeading title="Profile" />
      <p role="status" className={receipt ? "mb-6 text-form text-success" : "sr-only"}>
        {receipt}
      </p>
      <section aria-label="About you">
        <SettingRows settings={buyer ? about : about.slice(0, 1).map(withoutAction)} />
      </section>
      <PublicSection id="contacts" title="How we reach you">
        <SettingRows
          settings={[contact("email", profile.email, profile.phone), contact("mobile", profile.phone, profile.email)]}
        />
        <p className="mt-3 max-w-[36em] text-form text-muted-fg">
          To change either, we ask for your password and send a code to the new one. The old one gets a notice.
        </p>
      </PublicSection>
    </>
  );
}

const notGiven: ReactNode = <span className="text-muted-fg">Not given</span>;

const change = (what: string, field: string, isGiven: boolean): ReactNode => (
  <ButtonLink href={`/account/profile/edit#${field}`} size="public-small" className="min-w-23">
    {isGiven ? "Change" : "Add"}
    <span className="sr-only"> {what}</span>
  </ButtonLink>
);

const withoutAction = ({ action: _action, ...setting }: Setting): Setting => setting;

function contact(page: ContactPage, given: OwnContactDto | null, other: OwnContactDto | null): Setting {
  const { label, name } = contactKinds[page];
  const action = <ContactActions page={page} isGiven={given !== null} isRemovable={isRemovable(given, other)} />;
  if (!given) {
    const use =
      page === "mobile" ? "Lets you sign in and get codes by SMS." : "Lets you sign in and get codes by email.";
    return { key: page, label, value: notGiven, remark: use, action };
  }
  const proof = given.verifiedAt ? (
    <>
      Confirmed <Time at={given.verifiedAt.toISOString()} as="date" />.
    </>
  ) : (
    "Not confirmed yet."
  );
  const remark = (
    <>
      {proof} {isRemovable(given, other) ? null : whyItStays(page, name, other)}
    </>
  );
  return { key: page, label, value: <bdi>{given.value}</bdi>, remark, action };
}

/** The rule is the account's own; here it only decides whether the button is worth showing. */
const isRemovable = (given: OwnContactDto | null, other: OwnContactDto | null): boolean =>
  given !== null && other !== null && (given.verifiedAt === null || other.verifiedAt !== null);

function whyItStays(page: ContactPage, name: string, other: OwnContactDto | null): string {
  const missing = contactKinds[page === "email" ? "mobile" : "email"];
  const own = page === "email" ? "email" : name;
  return other === null
    ? `Add ${missing.article} ${missing.name} before removing your ${own}.`
    : `Confirm your ${missing.name} before removing your ${own}.`;
}

type ContactActionsProps = { page: ContactPage; isGiven: boolean; isRemovable: boolean };

function ContactActions({ page, isGiven, isRemovable: canGo }: ContactActionsProps) {
  const { name } = contactKinds[page];
  return (
    <span className="flex flex-col gap-2 sm:flex-row sm:justify-end">
      {canGo ? (
        <ButtonLink href={`/account/profile/contact/${page}/remove`} size="public-small" className="min-w-23">
          Remove<span className="sr-only"> {name}</span>
        </ButtonLink>
      ) : null}
      <ButtonLink href={`/account/profile/contact/${page}`} size="public-small" className="min-w-23">
        {isGiven ? "Change" : "Add"}
        <span className="sr-only"> {name}</span>
      </ButtonLink>
    </span>
  );
}
