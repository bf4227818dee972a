// A form of the bot as an accessible dialogue.

import * as api from "./api.js";
import { el, freshId, icon } from "./dom.js";
import { nameOf } from "./directory.js";
import { word } from "./settings.js";
import { tried } from "./toasts.js";

/** Open the form for a person; `sent` is called when it went out. */
export function openForm(form, { as, sent }) {
  const title = freshId("form");
  const problem = el("p", { class: "form-problem", role: "alert", hidden: true });
  const inputs = form.inputs.map((input) => (input.kind === "corrections" ? corrections(input) : text(input)));
  const dialog = el("dialog", { class: "form-dialog", "aria-labelledby": title, onclose: () => dialog.remove() });
  const submit = async (event) => {
    event.preventDefault();
    const missing = inputs.map((input) => input.problem()).find(Boolean);
    problem.hidden = !missing;
    for (const box of dialog.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
    if (missing) {
      missing.at.setAttribute("aria-invalid", "true");
      problem.textContent = missing.text;
      missing.at.focus();
      return;
    }
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.value()]));
    if (!(await tried(() => api.submit(as, form.id, values)))) return;
    dialog.close();
    sent();
  };
  dialog.append(
    el("form", { method: "dialog", novalidate: true, onsubmit: submit },
      el("header", {}, el("div", {}, el("h2", { id: title }, form.title), el("p", { class: "role" }, `${word("acting_as")} ${nameOf(as)}`)),
        el("button", { type: "button", class: "icon-button", "aria-label": word("cancel"), onclick: () => dialog.close() }, icon("close"))),
      el("div", { class: "form-body" }, inputs.map((input) => input.element)),
      problem,
      el("footer", {},
        el("button", { type: "button", class: "button", data: { style: "plain" }, onclick: () => dialog.close() }, word("cancel")),
        el("button", { type: "submit", class: "button", data: { style: "primary" } }, form.submit))),
  );
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector("textarea:not([hidden] *), input") ?? dialog).focus();
}

function hintOf(input, id) {
  return input.hint && el("p", { class: "hint", id }, input.hint);
}

function text(input) {
  const [id, hint] = [freshId("input"), freshId("hint")];
  const box = el("textarea", { id, rows: 4, maxlength: 10000, "aria-describedby": input.hint ? hint : null, required: input.required });
  const label = el("label", { for: id }, input.label, input.required && el("span", { class: "required" }, word("required")));
  return {
    name: input.name,
    element: el("div", { class: "field" }, label, hintOf(input, hint), box),
    value: () => box.value.trim(),
    problem: () => (input.required && !box.value.trim() ? { text: word("missing_some"), at: box } : null),
  };
}

function corrections(input) {
  const rows = input.fields.map(correction);
  const chosen = () => rows.filter((row) => row.tick.checked);
  const problem = () => {
    const bare = chosen().find((row) => !row.note.value.trim());
    if (bare) return { text: word("note_missing"), at: bare.note };
    return input.required && !chosen().length ? { text: word("choose_field"), at: rows[0].tick } : null;
  };
  return {
    name: input.name,
    element: el("fieldset", { class: "field" }, el("legend", {}, input.label), hintOf(input, freshId("hint")), rows.map((row) => row.element)),
    value: () => Object.fromEntries(chosen().map((row) => [row.code, row.note.value.trim()])),
    problem,
  };
}

function correction(field) {
  const [tickId, noteId] = [freshId("tick"), freshId("note")];
  const note = el("textarea", { id: noteId, rows: 2, maxlength: 2000 });
  const chips = field.notes.map((frequent) =>
    el("button", { type: "button", class: "note-chip", onclick: () => { note.value = frequent; note.focus(); } }, frequent));
  const more = el("div", { class: "correction-note", hidden: true },
    chips.length ? el("div", { class: "note-chips" }, chips) : null,
    el("label", { for: noteId }, word("note_for"), " ", field.label), note);
  const tick = el("input", { type: "checkbox", id: tickId, onchange: () => { more.hidden = !tick.checked; if (tick.checked) note.focus(); } });
  const element = el("div", { class: "correction" },
    el("label", { class: "correction-head", for: tickId }, tick,
      el("span", {}, el("span", { class: "correction-label" }, field.label), el("span", { class: "correction-value" }, field.value || word("missing")))),
    more);
  return { code: field.code, tick, note, element };
}
