/** The made-up people of the demo, as `/demo` introduces them. */
export type DemoPerson = {
  readonly person: string;
  readonly role: string;
  readonly name: string;
  readonly does: string;
};

export const demoStaff: readonly DemoPerson[] = [
  {
    person: "analyst",
    role: "Analyst",
    name: "Priya Kulkarni",
    does: "The review queue: decide cases, see how each standing is built.",
  },
  {
    person: "lead",
    role: "Lead",
    name: "Aditi Kamath",
    does: "The same, and the state of the system.",
  },
  {
    person: "support",
    role: "Support",
    name: "Rahul Saxena",
    does: "Account lookup, sessions, a lock for up to 24 hours. No points, no signals.",
  },
  {
    person: "auditor",
    role: "Auditor",
    name: "Meera Nair",
    does: "Every action in order. Reads masked, changes nothing.",
  },
  {
    person: "admin",
    role: "Admin",
    name: "Joseph D’Souza",
    does: "The team: invites, changes roles, deactivates. Decides no cases.",
  },
  {
    person: "second-lead",
    role: "Second lead",
    name: "Nisha Rao",
    does: "Approves what the first lead asks for: nobody locks for long, or suspends, alone.",
  },
  {
    person: "second-admin",
    role: "Second admin",
    name: "Sunita Menon",
    does: "Approves what the first admin asks for about the team.",
  },
];

export const demoCustomers: readonly DemoPerson[] = [
  { person: "buyer", role: "Buyer", name: "Leela Krishnan", does: "Profile, and where she is signed in." },
  { person: "seller", role: "Seller", name: "Asha Verma", does: "The same account, for somebody who also sells." },
  {
    person: "applicant",
    role: "Applicant",
    name: "Sneha Patwardhan",
    does: "On the way to selling: the tax details came back with one question.",
  },
];
