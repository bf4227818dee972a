// The list of chats that can be opened.

import { everyPerson, everyRoom } from "./directory.js";
import { el, icon } from "./dom.js";
import { face } from "./message.js";
import { word } from "./settings.js";

const place = document.getElementById("picker");

/** Draw the list whenever it opens; `isOpen` and `toggle` are the page's. */
export function startPicker({ isOpen, toggle }) {
  const row = (about) => {
    const button = el("button", { type: "button", class: "pick", "aria-pressed": String(isOpen(about.code)), onclick: () => {
      toggle(about.code);
      button.setAttribute("aria-pressed", String(isOpen(about.code)));
    } },
      face(about.code), el("span", { class: "who" }, el("strong", {}, about.name), el("span", { class: "role" }, about.role)), icon("check"));
    return button;
  };
  place.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    place.replaceChildren(
      el("h2", {}, word("people")), ...everyPerson().map(row),
      el("h2", {}, word("rooms")), ...everyRoom().map(row));
  });
}
