import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import type { ApiReferenceDto } from "@/server/accounts/application/dto/api-reference-dto";

type ApiDocsPageProps = { reference: ApiReferenceDto; strip?: ReactNode };

/** The API for other systems, to be read: how to ask, what may be asked, what comes back. Plain HTML. */
export function ApiDocsPage({ reference, strip }: ApiDocsPageProps) {
  return (
    <PublicShell nav={[{ label: "OpenAPI 3.1", href: "/api/v1/openapi.json" }]} strip={strip}>
      <article className="grid gap-10 pt-4 pb-16 sm:pt-10 sm:pb-24">
        <header className="max-w-[42em]">
          <h1 className="text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">API for other systems</h1>
          <p className="mt-3 text-muted-fg">
            Ask what an account may do, tell what happened in the shop. JSON over HTTPS, by a key that an operator
            makes.
          </p>
        </header>
        <HowToAsk />
        <Routes routes={reference.routes} />
        <Events events={reference.events} />
        <Refusals refusals={reference.refusals} />
      </article>
    </PublicShell>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="scroll-mt-8 text-panel font-semibold tracking-[-0.012em]">
        {title}
      </h2>
      {children}
    </section>
  );
}

const code = "font-mono text-sm break-words";

function HowToAsk() {
  return (
    <Section id="how" title="How to ask">
      <ul className="grid max-w-[42em] list-disc gap-2 ps-5">
        <li>
          Send the key as <code className={code}>Authorization: Bearer gs_live_...</code>. Cookies are not read, and no
          other site’s page may ask.
        </li>
        <li>
          An account is named by our id, or by <code className={code}>ext:</code> and yours. Email addresses and phone
          numbers never travel in an address line: look them up by POST.
        </li>
        <li>
          A POST with an <code className={code}>Idempotency-Key</code> runs once: a repeat within 24 hours gets the same
          answer.
        </li>
        <li>
          Lists take <code className={code}>limit</code> (at most 200) and the <code className={code}>nextCursor</code>{" "}
          of the page before.
        </li>
        <li>
          A key that asks too fast gets 429 with <code className={code}>Retry-After</code>, in seconds.
        </li>
        <li>
          <code className={code}>/users</code> answers as <code className={code}>/accounts</code> does.
        </li>
      </ul>
    </Section>
  );
}

function Routes({ routes }: Pick<ApiReferenceDto, "routes">) {
  return (
    <Section id="routes" title="What may be asked">
      <dl className="grid gap-6">
        {routes.map(({ method, path, scope, summary, body, query, answer }) => (
          <div key={`${method} ${path}`} className="grid gap-1 border-t border-border pt-4">
            <dt className={`${code} font-semibold`}>
              {method} /api/v1{path}
            </dt>
            <dd>{summary}.</dd>
            <dd className="text-muted-fg">
              Scope <code className={code}>{scope}</code>
            </dd>
            <Fields label="Query" fields={query} />
            <Fields label="Body" fields={body} />
            <dd className="text-muted-fg">
              Answer <code className={code}>{answer}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Fields({ label, fields }: { label: string; fields: readonly string[] }) {
  if (fields.length === 0) return null;
  return (
    <dd className="text-muted-fg">
      {label} <code className={code}>{fields.join(", ")}</code>
    </dd>
  );
}

function Events({ events }: Pick<ApiReferenceDto, "events">) {
  return (
    <Section id="events" title="Events of the shop">
      <p className="max-w-[42em]">
        CloudEvents 1.0 as JSON: <code className={code}>specversion, id, source, type, time, data</code>. Each counts
        once, by source and id, in whatever order they come. Devices, instruments and internet addresses are hashed on
        arrival.
      </p>
      <dl className="grid gap-3">
        {events.map(({ type, fields }) => (
          <div key={type}>
            <dt className={`${code} font-semibold`}>{type}</dt>
            <dd className={`${code} text-muted-fg`}>{fields.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Refusals({ refusals }: Pick<ApiReferenceDto, "refusals">) {
  return (
    <Section id="refusals" title="Refusals">
      <p className="max-w-[42em]">
        Problem details (RFC 9457) with a <code className={code}>code</code> that stays the same, and a{" "}
        <code className={code}>requestId</code> to quote.
      </p>
      <dl className="grid gap-1">
        {refusals.map(({ code: name, status }) => (
          <div key={name} id={name} className="flex scroll-mt-8 gap-4">
            <dt className={`${code} w-12`}>{status}</dt>
            <dd className={code}>{name}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
