/** Writes amounts, money and moments the way people of one locale read them. */
export type Formats = {
  /** A whole number of credits, or any other count. */
  count: (amount: number) => string;
  /** A movement: always with its sign, zero without. */
  signed: (amount: number) => string;
  /** Money from minor units, with the decimals its currency has. */
  money: (amountMinor: number, currency: string) => string;
  /** Money as one types it into a field that names its currency. */
  moneyToEdit: (amountMinor: number, currency: string) => string;
  /** Money per credit, with up to four decimals, as a credit may cost less than a cent. */
  moneyPerCredit: (priceMinor: number, currency: string, amountCredits: number) => string;
  /** A day in the reader's time zone, its month in words, from an ISO text. */
  day: (iso: string) => string;
  /** A day that was counted in UTC ("2026-11-03"), short enough for an axis. */
  utcDay: (day: string) => string;
  /** An average: a decimal where it matters. */
  average: (amount: number) => string;
  /** A day and a time, from an ISO text. */
  moment: (iso: string) => string;
};

/** Makes the formats of a locale; `timeZone` is for tests, people get their own. */
export function createFormats(locale: string, timeZone?: string): Formats {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone });
  const utcDay = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    ...zone,
  });
  return {
    count: (amount) => withMinus(count.format(amount)),
    signed: (amount) => withMinus(signed.format(amount)),
    money: (amountMinor, currency) => {
      const format = new Intl.NumberFormat(locale, { style: "currency", currency });
      return format.format(amountMinor / minorPerMajor(currency));
    },
    moneyToEdit: (amountMinor, currency) => {
      const decimals = minorDecimals(currency);
      const format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: false,
      });
      return format.format(amountMinor / minorPerMajor(currency));
    },
    moneyPerCredit: (priceMinor, currency, amountCredits) => {
      const format = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        maximumFractionDigits: 4,
      });
      return format.format(priceMinor / minorPerMajor(currency) / amountCredits);
    },
    day: (iso) => day.format(new Date(iso)),
    utcDay: (day) => utcDay.format(new Date(day)),
    average: (amount) => (amount < 10 ? tenths : count).format(amount),
    moment: (iso) => moment.format(new Date(iso)),
  };
}

/** A minus as wide as the plus, or the column of both looks ragged. */
function withMinus(text: string): string {
  return text.replace("-", "\u2212");
}

/** How many decimals a currency has: cents are two, yen none. */
export function minorDecimals(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function minorPerMajor(currency: string): number {
  return 10 ** minorDecimals(currency);
}
