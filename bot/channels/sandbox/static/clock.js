// The virtual clock in the bar.

import { advance } from "./api.js";
import { moment } from "./times.js";
import { toast, tried } from "./toasts.js";
import { word } from "./settings.js";

const time = document.getElementById("clock-time");
const steps = document.getElementById("clock-steps");
const opener = document.getElementById("clock-now");
const other = document.getElementById("clock-other");

/** Show the business time. */
export function showNow(iso) {
  time.dateTime = iso;
  time.textContent = moment(iso);
}

async function move(by) {
  steps.setAttribute("aria-busy", "true");
  const moved = await tried(async () => {
    const { now } = await advance(by);
    showNow(now);
    toast(`${word("advanced")} ${moment(now)}`);
  });
  steps.removeAttribute("aria-busy");
  return moved;
}

/** Listen to the buttons; on a narrow page they open under the time. */
export function startClock() {
  steps.addEventListener("click", (event) => {
    const by = event.target.closest("[data-by]")?.dataset.by;
    if (by) move(by);
  });
  other.addEventListener("submit", async (event) => {
    event.preventDefault();
    const by = other.elements.by.value.trim();
    if (by && (await move(by))) other.reset();
  });
  opener.addEventListener("click", () => open(opener.getAttribute("aria-expanded") !== "true"));
  steps.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { open(false); opener.focus(); }
  });
}

function open(yes) {
  opener.setAttribute("aria-expanded", String(yes));
}
