import type { Metadata } from "next";
import { TASK_TITLES } from "@/components/selling/task-words";
import { stageOfAddress } from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { StageRoute, type StageSearch } from "../stage-route";

type Props = { params: Promise<{ stage: string }>; searchParams: Promise<StageSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const stage = stageOfAddress((await params).stage);
  return { title: stage ? TASK_TITLES[stage] : "Start selling" };
}

export default async function StagePage({ params, searchParams }: Props) {
  return <StageRoute stage={(await params).stage} page={null} search={await searchParams} />;
}
