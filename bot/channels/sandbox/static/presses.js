// Who pressed what a moment ago: what the bot answers to a press may open by itself, nothing else may.

import * as api from "./api.js";

const RECENT = 20_000; // milliseconds

const lastAt = new Map(); // by person

/** Press a button as somebody. */
export function press(as, button) {
  lastAt.set(as, Date.now());
  return api.press(as, button);
}

/** Return whether that person pressed something just now. */
export function pressedJustNow(person) {
  return Date.now() - (lastAt.get(person) ?? 0) < RECENT;
}

/** Forget the person's press: it has had its answer. */
export function answered(person) {
  lastAt.delete(person);
}
