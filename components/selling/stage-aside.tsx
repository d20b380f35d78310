import type { StagePage } from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { AsideList, AsideSection } from "./aside-parts";
import { DOCUMENT_HELP } from "./document-help";

const FIELD_HELP: Readonly<Record<string, { readonly title: string; readonly words: string }>> = {
  about: {
    title: "Why we ask",
    words:
      "Buyers have a right to know who sells to them. The name and the address of the business stand beside its offers.",
  },
  address: {
    title: "Which address",
    words: "The one that stands on the registration. Its state has to be that of your GSTIN.",
  },
  you: {
    title: "Why we ask",
    words: "We make sure that whoever sells is who they say they are. Nobody but the people who check it sees your ID.",
  },
  pan: {
    title: "Where to find it",
    words: "On the PAN card or the e-PAN. It also stands inside your GSTIN, from the third character on.",
  },
  gstin: {
    title: "Where to find it",
    words: "Form GST REG-06, top of the first page. The first two digits are your state, the next ten your PAN.",
  },
  account: {
    title: "Which account",
    words:
      "One of the business, or of its owner: the name is compared with that of your GSTIN. Money goes nowhere else.",
  },
  store: { title: "What buyers see", words: "The name and the text stand on every offer. You can change both later." },
};

/** Help beside a page: where to find an answer, or what makes a good copy. */
export function StageAside({ page }: { page: StagePage }) {
  if (page.kind === "DOCUMENTS") {
    const help = DOCUMENT_HELP[page.document];
    return help ? (
      <AsideSection id="good-copy" title="A good copy">
        <AsideList items={help.goodCopy} />
      </AsideSection>
    ) : null;
  }
  const help = FIELD_HELP[page.page];
  if (!help) return null;
  return (
    <AsideSection id="help" title={help.title}>
      <p className="text-muted-fg">{help.words}</p>
    </AsideSection>
  );
}
