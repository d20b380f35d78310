import type { Metadata } from "next";
import { LandingPage } from "@/components/landing/landing-page";
import { serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Know where you stand", robots: { index: true, follow: true } };

export default async function StartPage() {
  const { parts, start, ...limits } = await (await serverCaller()).policy.publicStanding();
  return <LandingPage limits={limits} scale={{ parts, start }} />;
}
