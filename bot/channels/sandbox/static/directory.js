// Who and what can be opened: people with their own chat, and rooms with those who may act in them.

import { people } from "./api.js";
import { word } from "./settings.js";

const known = new Map();

/** Load people and rooms; must be done before anything else asks. */
export async function loadDirectory() {
  const loaded = await people();
  for (const person of loaded.people) known.set(person.handle, { ...person, code: person.handle, kind: "person" });
  for (const room of loaded.rooms) known.set(room.code, { ...room, role: word("room"), kind: "room" });
}

export const chat = (code) => known.get(code);
export const everyPerson = () => [...known.values()].filter((one) => one.kind === "person");
export const everyRoom = () => [...known.values()].filter((one) => one.kind === "room");
export const requesters = () => everyPerson().filter((person) => person.roles.includes("requester"));

/** Return an author's name; the bot is nobody in the directory. */
export function nameOf(author) {
  return author === "bot" ? word("bot") : (known.get(author)?.name ?? author);
}

/** Return two letters for a face. */
export function initials(name) {
  const parts = name.split(/\s+/).filter(Boolean);
  return parts.length > 1 ? parts[0][0] + parts[1][0] : name.slice(0, 2);
}
