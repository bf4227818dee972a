// Short notices: a refusal of the server, the clock that moved.

import { el } from "./dom.js";
import { Refused } from "./api.js";
import { word } from "./settings.js";

const STAYS = 6000;
const place = document.getElementById("toasts");

/** Show a notice for a while. */
export function toast(text, tone = "calm") {
  const note = el("p", { class: "toast", data: { tone } }, text);
  place.append(note);
  setTimeout(() => note.remove(), STAYS);
}

/** Run what the person asked for; say so where the server refuses. Returns whether it worked. */
export async function tried(work) {
  try {
    await work();
    return true;
  } catch (error) {
    toast((error instanceof Refused && error.message) || word("send_failed"), "bad");
    return false;
  }
}
