/** What a write answers: balance and held after it, or why it was refused. */
export type NaiveOutcome = { balance: number; held: number } | { refused: string };
