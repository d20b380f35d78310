/** How long an invitation to the team lives. Its link lives as long as every link in a mail, and can be sent again. */
export const invitationPolicy = { livesDays: 7 } as const;
