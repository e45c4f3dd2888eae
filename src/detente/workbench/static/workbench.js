// What the pages do beyond links and forms: charts, the two-handled time control, keys, copying, word of new reports.
import { drawAll } from "./charts.js";

const DAY = 86_400_000;
const world = (() => {
  let loading;
  return () => (loading ??= fetch("/static/world.json").then((answer) => answer.json()));
})();
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// ---- the clocks: two handles on one track; moving one fetches the page anew for that day ----
function clocks() {
  const form = $("#clocks");
  const { first, last } = form.dataset;
  if (!first || !last) return;
  const inputs = { on: $("#on"), known_by: $("#known_by") };
  const handles = { on: $("#slide-on"), known_by: $("#slide-known") };
  const number = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
  const text = (value) => new Date(value * DAY).toISOString().slice(0, 10);
  const given = Object.values(inputs).filter((each) => each.value).map((each) => number(each.value));
  const [low, high] = [Math.min(number(first), ...given), Math.max(number(last), ...given)];
  $(".slider").hidden = false;
  $(".ends").textContent = `${text(low)}\u00a0\u00a0…\u00a0\u00a0${text(high)}`;
  for (const name of Object.keys(inputs)) {
    const [input, handle] = [inputs[name], handles[name]];
    Object.assign(handle, { min: low, max: high });
    const follow = () => {
      handle.value = input.value ? number(input.value) : high;
      handle.setAttribute("aria-valuetext", input.value || "as far as the reports go");
    };
    follow();
    handle.addEventListener("input", () => {
      input.value = text(Number(handle.value));
      handle.setAttribute("aria-valuetext", input.value);
      soon();
    });
    input.addEventListener("change", () => { follow(); soon(); });
    input.follow = follow;
  }
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(go, 160); };
  const go = () => show(`${form.getAttribute("action")}?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`);
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
}

let fetching;
async function show(address) {
  fetching?.abort();
  fetching = new AbortController();
  try {
    const answer = await fetch(address, { signal: fetching.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) { location.assign(address); return; }
    const clean = new URL(address, location.href);
    history.replaceState(null, "", clean);
    $("main").replaceWith(document.adoptNode($("main", page)));
    $("header.top").replaceWith(document.adoptNode($("header.top", page)));
    $("footer").replaceWith(document.adoptNode($("footer", page)));
    await arrive();
  } catch (problem) {
    if (problem.name !== "AbortError") location.assign(address);
  }
}

// ---- keys ----
const LETTERS = { p: "picture", a: "arrangements", t: "timeline", r: "relation", w: "actors", m: "map", s: "statements", d: "disputes",
  f: "figures", o: "sources", v: "votes", e: "review", "/": "search" };
let going = false;

function step(by) {
  const rows = all(".body .place.first:not(.off)").length ? all(".body .place.first:not(.off)") : all("main .row");
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest?.(".place, .row"));
  const chosen = rows.findIndex((each) => each.classList.contains("chosen"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, (at >= 0 ? at : chosen >= 0 ? chosen : by > 0 ? -1 : rows.length) + by))];
  next.focus();
  next.scrollIntoView({ block: "center" });
  const told = $(".stepper");
  if (told) told.textContent = `${rows.indexOf(next) + 1} of ${rows.length}`;
}

function shift(name, days) {
  const input = $(`#${name}`);
  const { first, last } = $("#clocks").dataset;
  const from = input.value || last;
  if (!from || !first) return;
  input.value = new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  input.dispatchEvent(new Event("change"));
}

function zoom(how) {
  const button = $(`.zoom [data-zoom="${how}"]`);
  button?.focus(); // from here the arrow keys move the map
  button?.click();
}

const KEYS = {
  "?": () => $("#help").showModal(),
  "/": () => $("#find").focus(),
  "+": () => zoom("in"),
  "-": () => zoom("out"),
  0: () => zoom("whole"),
  j: () => step(1),
  k: () => step(-1),
  u: () => history.back(),
  c: () => $(".copy")?.click(),
  "[": () => shift("on", -1),
  "]": () => shift("on", 1),
  "{": () => shift("known_by", -1),
  "}": () => shift("known_by", 1),
  g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
  Enter: (event) => { if (event.target.matches(".row")) ($("blockquote a", event.target) ?? $("a", event.target))?.click(); else return false; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=range], [type=checkbox]), select, textarea") || $("dialog[open]")) return;
  if (going && LETTERS[event.key]) { location.assign($(`.top a[href^="/${LETTERS[event.key]}"]`)?.href ?? `/${LETTERS[event.key]}`); return; }
  if (KEYS[event.key] && KEYS[event.key](event) !== false) event.preventDefault();
});

document.addEventListener("click", async (event) => {
  if (event.target.closest(".keys")) $("#help").showModal();
  const copy = event.target.closest(".copy");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    const before = copy.textContent;
    copy.textContent = "copied";
    setTimeout(() => { copy.textContent = before; }, 1200);
  }
});

document.addEventListener("change", (event) => {
  const layer = event.target.dataset?.layer;
  if (!layer) return;
  const off = all(".layers input:not(:checked)").map((each) => each.dataset.layer);
  for (const each of all(".body .place")) each.classList.toggle("off", !["events", "statements", "mechanisms", "transitions", "figures", "disputes"].some((name) => each.classList.contains(name) && !off.includes(name)));
});

// ---- what every arrival at a page needs ----
async function arrive() {
  $(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  if (innerWidth < 640) for (const filters of all(".facets details")) filters.open = false;
  await drawAll(document, world);
  for (const place of all('.chart[data-chart="curve"], .chart[data-chart="months"]')) brush(place);
  if (location.search.includes("record=")) $(".body .chosen")?.scrollIntoView({ block: "center" });
  document.documentElement.dataset.ready = "yes";
}

// Dragging over months narrows the page to them.
function brush(place) {
  const svg = $("svg", place);
  const data = svg ? JSON.parse($("script", place).textContent) : [];
  const bars = data.months ?? data;
  if (bars.length < 3 || !bars[0].href) return;
  let from = null;
  const monthAt = (event) => {
    const apart = (mark) => Math.abs(mark.getBoundingClientRect().x - event.clientX);
    const near = all("[data-href]", svg).sort((one, other) => apart(one) - apart(other))[0];
    return new URL(near.dataset.href, location.href);
  };
  svg.addEventListener("pointerdown", (event) => { from = { x: event.clientX, address: monthAt(event) }; });
  svg.addEventListener("pointerup", (event) => {
    if (!from || Math.abs(event.clientX - from.x) < 12) return;
    const [one, other] = [from.address, monthAt(event)].map((each) => each.searchParams.get("since")).sort();
    from.address.searchParams.set("since", one);
    from.address.searchParams.set("until", other);
    location.assign(from.address);
  });
}

let width = innerWidth;
let resizing;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(() => drawAll(document, world), 150);
});

setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch("/fresh").catch(() => null);
  const now = answer?.ok ? (await answer.json()).generation : null;
  if (now && now !== document.body.dataset.generation) $(".news").hidden = false;
}, 10_000);

clocks();
await arrive();
