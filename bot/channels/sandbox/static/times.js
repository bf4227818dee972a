// Moments as the institution's clock reads them: the server's offset is kept, the browser's zone is not asked.

const LANGUAGE = document.documentElement.lang;
export const LOCALE = { es: "es-CO" }[LANGUAGE] ?? LANGUAGE;

function wall(iso) {
  return new Date(`${iso.slice(0, 19)}Z`);
}

function format(options) {
  const made = new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options });
  return (iso) => made.format(wall(iso));
}

export const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day = format({ weekday: "long", day: "numeric", month: "long" });
export const moment = format({
  weekday: "short", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** Return the day as a key to compare by. */
export function dayKey(iso) {
  return iso.slice(0, 10);
}
