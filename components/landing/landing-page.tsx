import { ArrowRight, KeyRound, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/kit/time";
import type { FooterLink } from "@/components/shell/public-footer";
import { PublicShell } from "@/components/shell/public-shell";
import { cx } from "@/components/ui/cx";
import type { LandingLimits } from "./public-standing";
import { type PublicScale, StandingParts } from "./standing-parts";

type LandingPageProps = {
  /** Null names no amounts. */
  limits: LandingLimits | null;
  scale: PublicScale;
  /** Links of the top bar besides Sign in. */
  nav?: readonly FooterLink[];
  footer?: readonly FooterLink[];
  strip?: ReactNode;
};

/** The start page: what an account is, two doors, and what can be counted on. Plain HTML. */
export function LandingPage({ limits, scale, nav = [], footer, strip }: LandingPageProps) {
  return (
    <PublicShell
      nav={[...nav, { label: "Sign in", href: "/login" }]}
      {...(footer ? { footer } : {})}
      strip={strip}
      mainClassName="pb-16"
    >
      <div className="items-end lg:grid lg:grid-cols-[60%_40%] lg:pt-12">
        <Hero />
        <Doors />
      </div>
      <section aria-labelledby="standing">
        <div
          aria-hidden="true"
          className="drawn-quiet h-2 rounded-full bg-[color-mix(in_oklab,var(--fg)_18%,var(--bg))] lg:hidden"
        />
        <h2 id="standing" className="mt-12 mb-7 text-page font-semibold tracking-[-0.012em] lg:sr-only">
          What an account can do
        </h2>
        <StandingParts limits={limits} scale={scale} />
        {limits ? (
          <p className="mt-6 text-form text-muted-fg">
            Limits of <Time at={limits.asOf.toISOString()} as="date" />, for an account with a confirmed email or
            mobile.
          </p>
        ) : null}
      </section>
      <Oaths />
    </PublicShell>
  );
}

function Hero() {
  return (
    <div className="flex flex-col self-stretch pt-6 pb-10 lg:pt-8 lg:pe-16 lg:pb-6">
      <h1 className="max-w-150 text-door font-semibold tracking-[-0.028em] text-balance lg:text-hero">
        Know where you stand.
      </h1>
      <p className="mt-3 max-w-[26em] text-public text-balance text-muted-fg lg:mt-4 lg:text-panel">
        One account to buy and to sell. It opens more as you use it well. When something changes, we tell you what, why,
        and what you can do.
      </p>
      <p className="mt-4 max-w-[26em] text-form text-balance text-muted-fg lg:mt-auto">
        Goodstanding looks after accounts. Shopping, payment and delivery happen in the shop.
      </p>
    </div>
  );
}

function Doors() {
  return (
    <div className="relative grid grid-cols-2 gap-3 sm:gap-4">
      <span
        aria-hidden="true"
        className="drawn absolute start-0 -top-6 -bottom-7 z-10 w-1.5 rounded-full bg-fg outline-3 outline-bg max-lg:hidden"
      />
      <Door href="/signup" icon={ArrowRight} title="Create an account" isOpen>
        An email address or a mobile number is enough.
      </Door>
      <Door href="/login" icon={KeyRound} title="Sign in">
        Orders, devices, addresses and your shop.
      </Door>
    </div>
  );
}

type DoorProps = { href: string; icon: LucideIcon; title: string; isOpen?: boolean; children: string };

function Door({ href, icon: Icon, title, isOpen = false, children }: DoorProps) {
  return (
    <Link
      href={href}
      className={cx(
        "relative flex h-56 flex-col justify-end rounded-t-lg border border-b-0 p-4 no-underline sm:h-50 sm:p-6 lg:h-84",
        "after:absolute after:end-3 after:top-6 after:h-6 after:w-1 after:rounded-full after:bg-current after:opacity-90 sm:after:end-4 sm:after:top-1/2 sm:after:-mt-2 sm:after:h-8",
        isOpen
          ? "border-primary bg-primary text-primary-fg hover:bg-primary-hover lg:rounded-ss-none lg:ps-7"
          : "border-input bg-surface text-fg hover:bg-hover",
      )}
    >
      <Icon aria-hidden="true" className="mb-auto size-5" strokeWidth={1.75} />
      <span className="text-panel leading-6 font-semibold tracking-[-0.016em] sm:text-page">{title}</span>
      <span className={cx("mt-2 text-form", !isOpen && "text-muted-fg")}>{children}</span>
    </Link>
  );
}

const oaths = [
  {
    title: "You are told why",
    text: "If we put your account on hold you get the facts, what it covers, for how long, and how to disagree.",
  },
  {
    title: "Two people, never one",
    text: "Nobody here can suspend or close your account alone. If you appeal, somebody else decides.",
  },
  {
    title: "Old trouble fades",
    text: "What happened long ago counts less each week. You do not have to start over.",
  },
  {
    title: "Your shop and your shopping stay apart",
    text: "If selling does not work out, you keep buying exactly as before.",
  },
] as const;

function Oaths() {
  return (
    <section
      aria-labelledby="oaths"
      className="mt-12 border-t border-border pt-8 lg:mt-20 lg:grid lg:grid-cols-[30%_70%] lg:pt-12"
    >
      <h2 id="oaths" className="mb-6 pe-8 text-page font-semibold tracking-[-0.012em]">
        What you can count on
      </h2>
      <div className="grid gap-6 lg:grid-cols-2 lg:gap-x-12 lg:gap-y-8">
        {oaths.map((oath) => (
          <div key={oath.title}>
            <h3 className="font-semibold">{oath.title}</h3>
            <p className="mt-1 max-w-[26em] text-pretty text-muted-fg">{oath.text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
