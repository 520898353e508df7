/** The pauses between two automatic top-ups that the form offers, in seconds. */
export const COOLDOWNS = [
  { seconds: 3_600, text: "auto_topup.cooldown.hour" },
  { seconds: 21_600, text: "auto_topup.cooldown.six_hours" },
  { seconds: 86_400, text: "auto_topup.cooldown.day" },
  { seconds: 604_800, text: "auto_topup.cooldown.week" },
] as const;

/** The offered pause that is at least as long as one that was set elsewhere. */
export function offeredCooldown(seconds: number): number {
  const longest = COOLDOWNS[COOLDOWNS.length - 1]?.seconds ?? seconds;
  return COOLDOWNS.find((offered) => offered.seconds >= seconds)?.seconds ?? longest;
}
