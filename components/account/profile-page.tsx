import type { ReactNode } from "react";
import { PublicSection } from "@/components/kit/public-section";
import { type Setting, SettingRows } from "@/components/kit/setting-rows";
import { Time } from "@/components/kit/time";
import { AccountHeading } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import type { OwnContactDto, OwnProfileDto } from "@/server/accounts/application/dto/own-account-dto";
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
          settings={[contact("email", "Email", profile.email), contact("mobile", "Mobile", profile.phone)]}
        />
      </PublicSection>
    </>
  );
}

const notGiven: ReactNode = <span className="text-muted-fg">Not given</span>;

const change = (what: string, field: string, isGiven: boolean): ReactNode => (
  <ButtonLink href={`/account/profile/edit#${field}`} size="public-small">
    {isGiven ? "Change" : "Add"}
    <span className="sr-only"> {what}</span>
  </ButtonLink>
);

const withoutAction = ({ action: _action, ...setting }: Setting): Setting => setting;

function contact(key: string, label: string, given: OwnContactDto | null): Setting {
  if (!given) return { key, label, value: notGiven };
  return {
    key,
    label,
    value: given.value,
    remark: given.verifiedAt ? (
      <>
        Confirmed <Time at={given.verifiedAt.toISOString()} as="date" />
      </>
    ) : (
      "Not confirmed yet"
    ),
  };
}
