import type { Metadata } from "next";
import { HoldPage } from "@/components/hold/hold-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { exportProblemWords } from "@/server/accounts/adapters/inbound/rest/data-export";
import { newsOfUpload, ownDocuments } from "@/server/accounts/adapters/inbound/rest/document-views";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { requireHold } from "@/server/accounts/adapters/inbound/rest/hold-pass";
import { isDemo, operatorFacts } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../sign-out-action";
import { appealAction, removeHoldDocumentAction } from "./actions";

export const metadata: Metadata = { title: "On hold" };

type HoldRouteProps = { searchParams: Promise<{ problem?: string | string[]; upload?: string | string[] }> };

export default async function OnHoldPage({ searchParams }: HoldRouteProps) {
  const { hold, goodUntil, actor } = await requireHold();
  const { problem, upload } = await searchParams;
  const news = newsOfUpload(upload);
  return (
    <HoldPage
      hold={hold}
      goodUntil={goodUntil}
      csrf={await csrfToken()}
      appeal={appealAction}
      signOut={signOutAction}
      problem={exportProblemWords(problem)}
      documents={await ownDocuments(actor)}
      remove={removeHoldDocumentAction}
      uploadProblem={news && !news.isDone ? news.words : null}
      contact={operatorFacts().contact}
      strip={isDemo() ? <DemoStrip /> : null}
    />
  );
}
