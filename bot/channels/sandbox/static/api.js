// The sandbox's JSON API.

import { API } from "./settings.js";

/** A refusal by the server, with words for the person. */
export class Refused extends Error {}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? "");
  return body;
}

async function get(path, query = {}, signal = undefined) {
  return answer(await fetch(`${API}/${path}?${new URLSearchParams(query)}`, { signal }));
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await fetch(`${API}/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** An id by which the server knows a message that is sent twice. */
function newId() {
  return crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

export const people = () => get("people");
export const state = (since, wait, signal) => get("state", { since, wait }, signal);
export const brief = (person) => get("brief", { person });
export const idle = () => get("idle");
export const advance = (by) => post("advance", { by });
export const press = (as, button) => post("press", { as, button, id: newId() });
export const submit = (as, form, values) => post("submit", { as, form, values, id: newId() });

export function say(as, text, card = null, room = null) {
  return post("say", { as, text, id: newId(), ...(card && { reply_to_card: card, room }) });
}

export async function upload(as, files, caption) {
  const form = new FormData();
  form.append("as", as);
  form.append("caption", caption);
  form.append("id", newId());
  for (const file of files) form.append("files", file, file.name);
  return answer(await fetch(`${API}/upload`, { method: "POST", body: form }));
}
