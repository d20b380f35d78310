import { CirclePause } from "lucide-react";
import type { ReactNode } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import type { FormAction } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { PublicSection } from "@/components/kit/public-section";
import { appealAnchor, StatementBlock } from "@/components/kit/statement-block";
import { Time } from "@/components/kit/time";
import type { SignOut } from "@/components/shell/person";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { HoldDto } from "@/server/accounts/application/dto/hold-dto";
import { HoldDocuments } from "./hold-documents";

type HoldPageProps = {
  hold: HoldDto;
  /** When the pass is worth nothing any more. */
  goodUntil: Date;
  csrf: string;
  appeal: FormAction;
  signOut: SignOut;
  /** What went wrong with a download, in a sentence. */
  problem: string | null;
  /** What they have handed in. */
  documents: readonly DocumentDto[];
  remove: FormAction;
  /** What became of a file that was sent without a script. */
  uploadProblem: string | null;
  /** Whom to write to; null where the operator said nothing. */
  contact: string | null;
  strip?: ReactNode;
};

/** All that the holder of an account on hold has: what, why, until when, their own word on it, their data, the way out. */
export function HoldPage(props: HoldPageProps) {
  const { hold, goodUntil, csrf, appeal, signOut, problem, documents, remove, uploadProblem, contact, strip } = props;
  const isClosed = hold.state === "DISABLED";
  return (
    <PublicShell strip={strip} acts={<Acts csrf={csrf} signOut={signOut} />}>
      <div className="pt-4 pb-10 sm:pt-8 sm:pb-24 lg:grid lg:grid-cols-[minmax(0,752px)_minmax(0,1fr)] lg:gap-24">
        <div className="min-w-0">
          <PublicPill tone={isClosed ? "plain" : "attention"} icon={CirclePause}>
            {isClosed ? "Closed" : "On hold"}
          </PublicPill>
          <h1 className="mt-3 max-w-[24em] text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">
            {headingOf(hold)}
          </h1>
          {problem ? (
            <Notice role="alert" className="mt-6">
              {problem}
            </Notice>
          ) : null}
          {isClosed ? null : (
            <PublicSection id="needed" title="What we need from you">
              <HoldDocuments documents={documents} csrf={csrf} remove={remove} problem={uploadProblem} />
            </PublicSection>
          )}
          <PublicSection id="covers" title="What this covers">
            <Covers hold={hold} />
          </PublicSection>
          {hold.statements.length > 0 ? (
            <PublicSection id="why" title="Why">
              <div className="grid gap-10">
                {hold.statements.map((statement) => (
                  <StatementBlock key={statement.id} statement={statement} csrf={csrf} appeal={appeal} />
                ))}
              </div>
            </PublicSection>
          ) : null}
        </div>
        <Aside hold={hold} goodUntil={goodUntil} csrf={csrf} contact={contact} />
      </div>
    </PublicShell>
  );
}

function headingOf({ state, closedByHolder }: HoldDto): string {
  if (closedByHolder) return "You closed this account.";
  if (state === "DISABLED") return "This account is closed.";
  return "Your account is on hold while we check some details. You can see what we need below.";
}

function Acts({ csrf, signOut }: { csrf: string; signOut: SignOut }) {
  return (
    <>
      <DownloadForm csrf={csrf} className="max-sm:hidden" />
      <form action={signOut}>
        <button type="submit" className="py-3 whitespace-nowrap hover:underline">
          Sign out
        </button>
      </form>
    </>
  );
}

/** In the head where there is room, else beside the other things that can be done. */
function DownloadForm({ csrf, className }: { csrf: string; className: string }) {
  return (
    <form method="post" action="/hold/export" className={className}>
      <CsrfField token={csrf} />
      <button type="submit" className="py-3 hover:underline">
        Download your data
      </button>
    </form>
  );
}

function Covers({ hold: { state, since, until } }: { hold: HoldDto }) {
  const isClosed = state === "DISABLED";
  return (
    <dl className="border-t border-border">
      <HoldRow term={isClosed ? "Closed" : "On hold"}>
        Signing in, new orders, selling, and changes to your account. You are signed out on all devices.
      </HoldRow>
      <HoldRow term="Still works">Orders on the way arrive. Refunds reach you. You can download your data.</HoldRow>
      {since ? (
        <HoldRow term="Since">
          <Time at={since.toISOString()} />
        </HoldRow>
      ) : null}
      {isClosed ? null : (
        <HoldRow term="Until">
          {until ? <Time at={until.toISOString()} /> : "We have finished looking at it. There is no end date."}
        </HoldRow>
      )}
    </dl>
  );
}

function HoldRow({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-b border-border py-3 sm:grid sm:grid-cols-[176px_minmax(0,1fr)]">
      <dt className="font-emphasis">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Aside({ hold, goodUntil, csrf, contact }: Pick<HoldPageProps, "hold" | "goodUntil" | "csrf" | "contact">) {
  const [latest] = hold.statements.filter(({ appeal }) => appeal === null);
  return (
    <aside aria-label="Help" className="mt-12 grid content-start gap-10 text-form lg:mt-10">
      {latest ? (
        <section aria-labelledby="differently">
          <h2 id="differently" className="font-emphasis">
            You see it differently?
          </h2>
          <p className="mt-1 mb-3 max-w-[36em] text-muted-fg">
            You can appeal. Somebody who has not worked on this will decide.
          </p>
          <ButtonLink href={`#${appealAnchor(latest.id)}`} size="public-small">
            Appeal this decision
          </ButtonLink>
        </section>
      ) : null}
      {contact ? (
        <section aria-labelledby="talk">
          <h2 id="talk" className="font-emphasis">
            Talk to us
          </h2>
          <p className="mt-1 wrap-anywhere text-muted-fg">{contact}</p>
        </section>
      ) : null}
      <section aria-labelledby="own-data" className="sm:hidden">
        <h2 id="own-data" className="font-emphasis">
          Your data
        </h2>
        <DownloadForm csrf={csrf} className="text-primary underline underline-offset-3" />
      </section>
      <section aria-labelledby="this-page">
        <h2 id="this-page" className="font-emphasis">
          This page
        </h2>
        <p className="mt-1 max-w-[36em] text-muted-fg">
          Closes at <Time at={goodUntil.toISOString()} as="clock" />, to keep your details safe. Sign in again to come
          back. What you have sent stays sent.
        </p>
      </section>
    </aside>
  );
}
