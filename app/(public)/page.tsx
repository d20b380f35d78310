import type { Metadata } from "next";
import { LandingPage } from "@/components/landing/landing-page";

export const metadata: Metadata = { title: "Know where you stand", robots: { index: true, follow: true } };

export default function StartPage() {
  return <LandingPage limits={null} scale={{ parts: [30, 50, 70], start: 60 }} />;
}
