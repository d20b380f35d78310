import type { Metadata } from "next";
import { pageTitle } from "@/components/selling/task-words";
import { stageOfAddress } from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { StageRoute, type StageSearch } from "../../stage-route";

type Props = { params: Promise<{ stage: string; page: string }>; searchParams: Promise<StageSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { stage: named, page } = await params;
  const stage = stageOfAddress(named);
  return { title: stage ? pageTitle(stage, page) : "Start selling" };
}

export default async function StageInnerPage({ params, searchParams }: Props) {
  const { stage, page } = await params;
  return <StageRoute stage={stage} page={page} search={await searchParams} />;
}
