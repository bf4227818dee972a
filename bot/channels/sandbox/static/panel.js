// The side panel: the Brief of the requester whose chat was last in hand.

import { brief } from "./api.js";
import { chat, requesters } from "./directory.js";
import { el, icon } from "./dom.js";
import { DEFAULT_CHATS, word } from "./settings.js";

const CALM = 250; // milliseconds between a change and the question, so that a burst asks once

const body = document.getElementById("panel-body");
const picker = document.getElementById("panel-person");
const toggle = document.getElementById("panel-toggle");
const narrow = matchMedia("(max-width: 900px)");
const closedSections = new Set();
let timer = null;

/** Fill the list of requesters and listen. */
export function startPanel() {
  picker.append(...requesters().map((person) => el("option", { value: person.handle }, person.name)));
  picker.value = DEFAULT_CHATS.find((code) => chat(code)?.roles?.includes("requester")) ?? picker.value;
  picker.addEventListener("change", refreshPanel);
  toggle.addEventListener("click", () => showPanel(!isShown()));
  document.getElementById("panel-close").addEventListener("click", () => { showPanel(false); toggle.focus(); });
  document.getElementById("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) { showPanel(false); toggle.focus(); }
  });
  showPanel(!narrow.matches);
}

/** Follow the chat in hand where that person has a Brief; an approver's may be a requester's too. */
export async function followChat(code) {
  if (!chat(code)?.roles?.includes("requester") || picker.value === code) return;
  const { panel } = await brief(code).catch(() => ({ panel: null }));
  if (!panel) return;
  picker.value = code;
  draw(panel);
}

/** Ask again, soon. */
export function refreshPanel() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (!picker.value) return;
    const asked = picker.value;
    const { panel } = await brief(asked).catch(() => ({ panel: undefined }));
    if (panel !== undefined && asked === picker.value) draw(panel);
  }, CALM);
}

function isShown() {
  return document.body.dataset.panel === "open";
}

function showPanel(open) {
  document.body.dataset.panel = open ? "open" : "closed";
  toggle.setAttribute("aria-expanded", String(open));
  if (open) refreshPanel();
}

function draw(panel) {
  if (!panel) {
    body.replaceChildren(el("div", { class: "panel-empty" }, icon("brief"), el("p", {}, word("no_brief")), el("p", { class: "hint" }, word("no_brief_hint"))));
    return;
  }
  body.replaceChildren(
    el("h2", { class: "panel-title" }, panel.title),
    el("p", { class: "panel-tags" }, [panel.state, panel.folio, panel.version].filter(Boolean).map((text, place) =>
      el("span", { class: place ? "tag" : "tag state" }, text))),
    panel.holder && el("p", { class: "holder" }, el("span", {}, word("holder")), " ", el("strong", {}, panel.holder)),
    progress(panel),
    list("clocks", panel.clocks ?? [], drawClock),
    list("approvals", panel.approvals ?? [], drawApproval),
    ...(panel.sections ?? []).map(drawSection),
  );
}

function progress({ filled, total }) {
  if (!total) return "";
  const bar = el("progress", { max: total, value: filled, "aria-label": word("progress") });
  return el("div", { class: "progress" }, el("p", {}, el("span", {}, word("progress")), el("span", {}, `${filled} / ${total}`)), bar);
}

function list(name, items, drawItem) {
  if (!items.length) return "";
  return el("section", { class: "panel-list" }, el("h3", {}, word(name)), el("ul", {}, items.map(drawItem)));
}

function drawClock(one) {
  return el("li", { data: { tone: one.tone } }, el("span", { class: "dot", "aria-hidden": "true" }),
    el("span", {}, el("strong", {}, one.label), el("span", { class: "hint" }, [one.owner, one.due].filter(Boolean).join(" · "))));
}

function drawApproval(one) {
  return el("li", { data: { tone: one.tone } }, el("span", { class: "dot", "aria-hidden": "true" }),
    el("span", {}, el("strong", {}, one.label), el("span", { class: "hint" }, one.value)));
}

function drawSection(section) {
  const filled = section.fields.filter((field) => !field.missing).length;
  const details = el("details", { open: !closedSections.has(section.title), ontoggle: () => {
    if (details.open) closedSections.delete(section.title);
    else closedSections.add(section.title);
  } },
    el("summary", {}, el("span", {}, section.title), el("span", { class: "count" }, `${filled} / ${section.fields.length}`)),
    el("dl", {}, section.fields.map(drawField)));
  return details;
}

function drawField(field) {
  return el("div", { class: "panel-field", data: { missing: field.missing ? "yes" : null } },
    el("dt", {}, field.label),
    el("dd", {}, field.missing ? el("span", { class: "value" }, icon("missing"), word("missing")) : el("span", { class: "value" }, field.value),
      field.note && el("span", { class: "note" }, field.note)));
}
