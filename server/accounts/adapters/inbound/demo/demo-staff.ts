import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { StoryClock } from "./demo-clock";
import { type DemoStory, story } from "./demo-story";

type Member = readonly [id: string, name: string, role: StaffRole, joinedDaysAgo: number];

/** The seven whom `/demo` offers come first, two who lead and two who run the team for four eyes; the others are colleagues. */
const members: readonly Member[] = [
  ["demo-analyst", "Priya Kulkarni", "ANALYST", 420],
  ["demo-lead", "Aditi Kamath", "LEAD", 610],
  ["demo-support", "Rahul Saxena", "SUPPORT", 150],
  ["demo-auditor", "Meera Nair", "AUDITOR", 300],
  ["demo-admin", "Joseph D'Souza", "ADMIN", 640],
  ["demo-second-lead", "Nisha Rao", "LEAD", 560],
  ["demo-second-admin", "Sunita Menon", "ADMIN", 480],
  ["demo-arjun-kapoor", "Arjun Kapoor", "ANALYST", 280],
  ["demo-ravi-shetty", "Ravi Shetty", "ANALYST", 330],
  ["demo-farah-ali", "Farah Ali", "AUDITOR", 210],
];

const offered = 7;

export const demoStaff = ({ daysAgo }: StoryClock): readonly DemoStory[] =>
  members.map(([id, name, staffRole, joinedDaysAgo], place) =>
    story({
      id,
      name,
      gender: null,
      joinedAt: daysAgo(joinedDaysAgo),
      staffRole,
      contacts: "EMAIL",
      mailbox: "staff.goodstanding.example",
      hasPassword: place < offered,
    }),
  );
