// The live feed: one long request after another, from the last change seen; a lost connection is taken up again.

import { state } from "./api.js";

const WAIT = 25; // seconds the server holds a request open
const PAUSE = 1500; // milliseconds after a failure

/** Every message by id, in each chat. */
export const messages = new Map();

/** Return a chat's messages in the order they were first shown. */
export function messagesOf(room) {
  return [...(messages.get(room)?.values() ?? [])].sort((one, other) => one.id - other.id);
}

/** Return the message that shows a card in a chat. */
export function cardIn(room, card) {
  return messagesOf(room).findLast((message) => message.body.card === card);
}

function keep(message) {
  if (!messages.has(message.room)) messages.set(message.room, new Map());
  messages.get(message.room).set(message.id, message);
}

/** Follow the chats for good. `seen` hears of batches, `first` marks the one that was there before the page. */
export async function follow({ seen, now, online }) {
  let change = 0;
  let first = true;
  for (;;) {
    try {
      const news = await state(change, first ? 0 : WAIT);
      online(true);
      if (news.reset) messages.clear();
      news.messages.forEach(keep);
      now(news.now);
      if (first || news.reset || news.messages.length) seen(news.messages, { first, reset: news.reset });
      change = news.change;
      first = false;
    } catch {
      online(false);
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  }
}
