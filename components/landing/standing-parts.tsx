import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { type LandingLimits, standingSentences } from "./public-standing";

const depths = ["9%", "16%", "26%", "40%"] as const;

/** Where the four public levels part and where a new account starts, in points from 0 to 100. */
export type PublicScale = { readonly parts: readonly [number, number, number]; readonly start: number };

const widthsOf = ({ parts: [a, b, c] }: PublicScale): string => `${a}fr ${b - a}fr ${c - b}fr ${100 - c}fr`;

/** The line everything stands on, in four parts that grow darker as an account opens more. */
function Track({ scale }: { scale: PublicScale }) {
  return (
    <div
      role="img"
      aria-label="A line in four parts: paused, limited, standard, full. A new account starts in standard."
      dir="ltr"
      className="relative grid h-3 gap-[3px]"
      style={{ gridTemplateColumns: widthsOf(scale) }}
    >
      {depths.map((depth) => (
        <span
          key={depth}
          style={{ background: `color-mix(in oklab, var(--fg) ${depth}, var(--bg))` }}
          className="forced-color-adjust-none rounded-[1px] first:rounded-s-[6px] last-of-type:rounded-e-[6px]"
        />
      ))}
      <b
        aria-hidden="true"
        style={{ left: `${scale.start}%` }}
        className="drawn absolute -inset-y-2.5 -ml-[3px] w-1.5 rounded-full bg-fg outline-3 outline-bg lg:hidden"
      />
    </div>
  );
}

/** The same four parts, small, with one lit: for phones, where the parts stand below each other. */
function SmallTrack({ lit, scale }: { lit: number; scale: PublicScale }) {
  return (
    <span
      aria-hidden="true"
      dir="ltr"
      className="mt-2.5 grid h-1.5 w-18 gap-0.5 lg:hidden"
      style={{ gridTemplateColumns: widthsOf(scale) }}
    >
      {depths.map((depth, index) => (
        <span key={depth} className={cx("rounded-[1px]", index === lit ? "drawn bg-fg" : "drawn-quiet bg-fg/12")} />
      ))}
    </span>
  );
}

/** What an account can do, from Paused to Full, with amounts of the policy in force. */
export function StandingParts({ limits, scale }: { limits: LandingLimits | null; scale: PublicScale }) {
  const sentences = standingSentences(limits);
  return (
    <>
      <Track scale={scale} />
      <ul
        className="pt-6 lg:grid lg:grid-cols-[var(--parts)] lg:gap-[3px] lg:pt-8"
        style={{ "--parts": widthsOf(scale) } as React.CSSProperties}
      >
        <Part lit={0} scale={scale} name="Paused">
          No new orders until we have checked a few details with you. Orders on the way still arrive.
        </Part>
        <Part lit={1} scale={scale} name="Limited">
          {sentences.limited}
        </Part>
        <Part lit={2} scale={scale} name="Standard">
          <span className="font-emphasis text-fg">New accounts start here.</span> {sentences.standard}
        </Part>
        <Part lit={3} scale={scale} name="Full">
          {sentences.full}
        </Part>
      </ul>
    </>
  );
}

function Part({ lit, scale, name, children }: { lit: number; scale: PublicScale; name: string; children: ReactNode }) {
  return (
    <li className="max-lg:grid max-lg:grid-cols-[72px_minmax(0,1fr)] max-lg:gap-x-4 max-lg:border-b max-lg:border-border max-lg:py-3 lg:pe-8">
      <SmallTrack lit={lit} scale={scale} />
      <div>
        <h3 className="text-public font-semibold">{name}</h3>
        <p className="mt-1 text-form text-pretty text-muted-fg">{children}</p>
      </div>
    </li>
  );
}
