// What the server wrote into the page: paths, limits and every word.

const settings = JSON.parse(document.body.dataset.settings);

export const API = settings.api;
export const DEFAULT_CHATS = settings.chats;
export const MOST_BYTES = settings.mostBytes;

/** Return the page's word of that name. */
export function word(name) {
  return settings.words[name] ?? name;
}
