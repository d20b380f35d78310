/** Messages that nobody has to get. Everything about safety, codes and decisions always comes. */
export const NOTIFICATION_TOPICS = ["OFFERS", "TIPS"] as const;

export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number];

export const isNotificationTopic = (text: string): text is NotificationTopic =>
  NOTIFICATION_TOPICS.some((topic) => topic === text);
