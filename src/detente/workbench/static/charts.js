// Draws the workbench's charts with Observable Plot: plain data in, an SVG out. What a chart shows stands in the page's
// tables as well, so a chart is one image to a screen reader; its marks are links for the mouse.
const { Plot, d3, topojson } = globalThis;

const STATES = ["proposed", "negotiating", "agreed", "in_force", "extended", "resumed", "strained", "violated", "suspended",
  "collapsed", "rejected", "expired", "ended"];
const OF_STATE = {
  proposed: "#d9c48b", negotiating: "#c9a94f", agreed: "#8fc0a3", in_force: "#3f8f6b", extended: "#2f7d74", resumed: "#5aa58a",
  strained: "#d99a4e", violated: "#d0705f", suspended: "#b98aa5", collapsed: "#a3352b", rejected: "#7c4a45", expired: "#9aa19d", ended: "#7a827e",
};
const day = (text) => new Date(`${text}T00:00:00Z`);
const month = (text) => d3.utcMonth.offset(day(text), 1);
const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const words = (text) => text.replaceAll("_", " ");
const style = { background: "none", color: "inherit" };

const draw = {
  strips({ rows, on, known_by: knownBy, from, to }, width) {
    const spans = rows.flatMap((row, at) => row.spans.map((each) => ({ ...each, at, row: row.name })));
    if (!spans.length) return null;
    const told = d3.utcMonth.offset(d3.min(spans, (each) => day(each.from)), -1);
    const first = from && day(from) > told ? day(from) : told; // what lies before the first of them is empty
    const last = to ? day(to) : d3.utcMonth.offset(d3.max(spans, (each) => day(each.sure)), 3);
    const until = (each) => (each.to ? day(each.to) : last);
    const clipped = (each) => ({ ...each, x1: d3.max([each.x1, first]), x2: d3.min([each.x2, last]) });
    const inside = (each) => each.x1 < each.x2;
    const solid = spans.map((each) => clipped({ ...each, x1: day(each.sure), x2: d3.max([until(each), d3.utcDay.offset(day(each.sure), 1)]) })).filter(inside);
    const vague = spans.filter((each) => each.vague).map((each) => clipped({ ...each, x1: day(each.from), x2: d3.max([day(each.sure), d3.utcDay.offset(day(each.from), 1)]) })).filter(inside);
    const today = on ? day(on) : last; // what comes after the day asked for is pale
    const before = solid.map((each) => ({ ...each, x2: d3.min([each.x2, today]) })).filter(inside);
    const after = solid.map((each) => ({ ...each, x1: d3.max([each.x1, today]) })).filter(inside);
    const margin = width < 600 ? 118 : 230;
    const shared = { y: "at", fill: "state", href: "href", insetTop: 3, insetBottom: 3, title: (each) => `${words(each.state)}, ${each.from === each.sure ? each.from : `${each.from} – ${each.sure}`}${each.rival ? " (others say otherwise)" : ""}\n${each.says}` };
    return Plot.plot({
      width, height: rows.length * 26 + 40, marginLeft: margin, marginRight: 12, marginTop: 4, marginBottom: 36, style, className: "drawn",
      x: { type: "utc", label: null, domain: [first, last] }, y: { domain: rows.map((_, at) => at), label: null, tickSize: 0, tickFormat: (at) => short(rows[at].name, margin / 6.6) },
      color: { domain: STATES, range: STATES.map((each) => OF_STATE[each]) },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12 }),
        Plot.barX(vague, { ...shared, x1: "x1", x2: "x2", fill: "url(#hatch)", stroke: "state", strokeOpacity: 0.6 }),
        Plot.barX(before, { ...shared, x1: "x1", x2: "x2" }),
        Plot.barX(after, { ...shared, x1: "x1", x2: "x2", fillOpacity: 0.25 }),
        Plot.dot(spans.filter((each) => each.rival && day(each.sure) >= first && day(each.sure) <= last), { x: (each) => day(each.sure), y: "at", symbol: "diamond", r: 4, fill: "var(--paper)", stroke: "var(--ink)" }),
        on ? Plot.ruleX([day(on)], { stroke: "var(--link)", strokeWidth: 2 }) : null,
        knownBy ? Plot.ruleX([day(knownBy)], { stroke: "var(--wait)", strokeWidth: 2, strokeDasharray: "4,3" }) : null,
      ],
    });
  },

  curve({ months, from, to }, width) {
    if (!months.length) return null;
    const bars = months.filter((each) => (!from || each.month >= from.slice(0, 8)) && (!to || each.month <= to)).map((each) => ({ ...each, x1: day(each.month), x2: month(each.month) }));
    const title = (each) => `${each.month.slice(0, 7)}: cooperation ${each.cooperation.toFixed(1)}, conflict ${each.conflict.toFixed(1)}\n${each.events} events, ${each.reports} reports`;
    return Plot.plot({
      width, height: 230, marginLeft: 34, style, className: "drawn", x: { type: "utc", label: null, ...(from && to ? { domain: [day(from), day(to)] } : {}) }, y: { label: null, grid: true, ticks: 5 },
      marks: [
        Plot.rectY(bars, { x1: "x1", x2: "x2", y: "cooperation", fill: "var(--good)", href: "href", title, insetRight: 0.4 }),
        Plot.rectY(bars, { x1: "x1", x2: "x2", y: "conflict", fill: "var(--bad)", href: "href", title, insetRight: 0.4 }),
        Plot.ruleY([0]),
      ],
    });
  },

  coverage(months, width) {
    if (!months.length) return null;
    const shared = { x1: (each) => day(each.month), x2: (each) => month(each.month), href: "href", title: (each) => `${each.month.slice(0, 7)}: ${each.reports} reports, ${each.copies} of them copies`, insetRight: 0.5 };
    return Plot.plot({
      width, height: 84, marginLeft: 34, marginTop: 6, style, className: "drawn", x: { type: "utc", label: null }, y: { label: null, ticks: 2 },
      marks: [
        Plot.rectY(months, { ...shared, y: "reports", fill: "currentColor", fillOpacity: 0.25 }),
        Plot.rectY(months, { ...shared, y: (each) => each.reports - each.copies, fill: "currentColor", fillOpacity: 0.6 }),
        Plot.ruleY([0]),
      ],
    });
  },

  months(rows, width) {
    if (!rows.length) return null;
    return Plot.plot({
      width, height: 92, marginLeft: 40, marginTop: 6, style, className: "drawn", x: { type: "utc", label: null }, y: { label: null, ticks: 3, tickFormat: "~s" },
      marks: [
        Plot.rectY(rows, { x1: (each) => day(each.month), x2: (each) => month(each.month), y: "number", fill: "var(--events)", href: "href", title: (each) => `${each.month.slice(0, 7)}: ${each.number}`, insetRight: 0.5 }),
        Plot.ruleY([0]),
      ],
    });
  },

  lanes(rows, width) {
    if (rows.length < 2) return null;
    const types = [...new Set(rows.map((each) => each.type))];
    const real = (each) => each.status === "occurred" || each.status === "ongoing";
    const shared = { y: "type", href: "href", title: (each) => `${each.from === each.to ? each.from : `${each.from} – ${each.to}`} ${each.type.toLowerCase()}\n${each.says}` };
    return Plot.plot({
      width, height: types.length * 20 + 44, marginLeft: 92, marginTop: 4, style, className: "drawn",
      x: { type: "utc", label: null }, y: { domain: types, label: null, tickSize: 0, tickFormat: (each) => each.toLowerCase() },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12 }),
        Plot.barX(rows.filter((each) => each.vague), { ...shared, x1: (each) => day(each.from), x2: (each) => d3.utcDay.offset(day(each.to), 1), fill: "url(#hatch)", stroke: "currentColor", strokeOpacity: 0.5, insetTop: 5, insetBottom: 5 }),
        Plot.dot(rows.filter((each) => !each.vague), { ...shared, x: (each) => day(each.from), r: 4.5, fill: (each) => (real(each) ? "var(--events)" : "var(--paper)"), stroke: "var(--events)", fillOpacity: 0.75 }),
      ],
    });
  },

  dots(rows, width) {
    if (rows.length < 2) return null;
    const busiest = d3.rollups(rows, (those) => those.length, (each) => each.source).sort((a, b) => d3.descending(a[1], b[1]));
    const sources = busiest.slice(0, 6).map(([name]) => name);
    const of = (each) => (sources.includes(each.source) ? short(each.source, 28) : "others");
    const positive = rows.filter((each) => each.high > 0);
    const colors = ["var(--events)", "var(--bad)", "var(--good)", "var(--statements)", "var(--wait)", "#4f8f9c", "var(--soft)"];
    const domain = [...sources.map((each) => short(each, 28)), "others"];
    const shared = { href: "href", title: (each) => `${each.day}: ${each.low === each.high ? each.low.toLocaleString("en") : `${each.low.toLocaleString("en")}–${each.high.toLocaleString("en")}`}\n${each.what}\n${each.source}` };
    const chart = Plot.plot({
      width, height: 250, marginLeft: 46, marginTop: 12, style, className: "drawn",
      x: { type: "utc", label: null }, y: { type: "log", label: null, grid: true, ticks: 5, tickFormat: "~s" }, color: { domain, range: colors },
      marks: [
        Plot.ruleX(positive.filter((each) => each.from !== each.day), { x: (each) => day(each.day), y1: (each) => each.low || each.high, y2: "high", stroke: of }),
        Plot.ruleY(positive.filter((each) => each.from !== each.day), { x1: (each) => day(each.from), x2: (each) => day(each.day), y: "high", stroke: of, strokeDasharray: "2,3", strokeOpacity: 0.6 }),
        Plot.dot(positive.filter((each) => !each.apart), { ...shared, x: (each) => day(each.day), y: "high", r: 4.5, stroke: of, strokeWidth: 1.6 }),
        Plot.dot(positive.filter((each) => each.apart), { ...shared, x: (each) => day(each.day), y: "high", r: 5.5, fill: of, stroke: "var(--ink)" }),
      ],
    });
    return withKey(chart, domain.filter((each) => rows.some((row) => of(row) === each)).map((name) => [name, colors[domain.indexOf(name)]]));
  },

  network({ nodes, links }, width) {
    if (nodes.length < 2) return null;
    const height = Math.max(300, Math.min(560, width * 0.6));
    const placed = nodes.map((each) => ({ ...each }));
    const drawn = links.map((each) => ({ ...each, source: each.a, target: each.b }));
    d3.forceSimulation(placed).randomSource(d3.randomLcg(7))
      .force("link", d3.forceLink(drawn).id((each) => each.id).distance(90).strength((each) => Math.min(1, 0.08 * Math.sqrt(each.events))))
      .force("charge", d3.forceManyBody().strength(-260)).force("x", d3.forceX().strength(0.06)).force("y", d3.forceY().strength(0.11))
      .force("collide", d3.forceCollide(26)).stop().tick(240);
    const size = d3.scaleSqrt([0, d3.max(nodes, (each) => each.events)], [3, 17]);
    return Plot.plot({
      width, height, margin: 30, style, className: "drawn", axis: null, inset: 12, color: { type: "diverging", domain: [-8, 8], pivot: 0, interpolate: d3.piecewise(["#b5453a", "#a8aaa6", "#2c8763"]), clamp: true }, r: { type: "identity" },
      marks: [
        Plot.link(drawn, { x1: (each) => each.source.x, y1: (each) => each.source.y, x2: (each) => each.target.x, y2: (each) => each.target.y, stroke: "intensity", strokeWidth: (each) => 0.8 + 1.1 * Math.log2(each.events), strokeOpacity: 0.65, href: "href", title: (each) => `${each.source.name} and ${each.target.name}: ${each.events} events, mean score ${each.intensity.toFixed(1)}` }),
        Plot.dot(placed, { x: "x", y: "y", r: (each) => size(each.events), fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 1.5, href: "href", title: (each) => `${each.name}: ${each.events} events` }),
        Plot.text(width < 600 ? placed.slice(0, 9) : placed, { x: "x", y: "y", text: (each) => short(each.name, 22), dy: -15, fontSize: 11, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 }),
      ],
    });
  },

  async map({ points }, width, world, at = d3.zoomIdentity) {
    const shapes = topojson.feature(await world(), "countries");
    const byCode = new Map(shapes.features.map((each) => [each.id, each]));
    const whole = d3.rollup(points.filter((each) => each.lat === null), (those) => d3.sum(those, (each) => each.events), (each) => each.code);
    const towns = points.filter((each) => each.lat !== null);
    const shown = { type: "FeatureCollection", features: [...[...whole.keys()].map((code) => byCode.get(code)).filter(Boolean), ...towns.map((each) => ({ type: "Feature", geometry: { type: "Point", coordinates: [each.lon, each.lat] } }))] };
    const most = d3.max([...whole.values(), 1]);
    const links = new Map(points.filter((each) => each.lat === null).map((each) => [each.code, each.href]));
    const height = Math.max(240, width * 0.5);
    const domain = width < 600 && shown.features.length ? shown : { type: "Sphere" };
    const projection = (size) => {
      const whole = d3.geoEqualEarth().fitExtent([[8, 8], [size.width - 8, size.height - 8]], domain);
      const [x, y] = whole.translate();
      return whole.scale(whole.scale() * at.k).translate([at.applyX(x), at.applyY(y)]);
    };
    return Plot.plot({
      width, height, style, className: "drawn", r: { range: [0, Math.min(22, width / 40)] }, projection,
      marks: [
        Plot.geo(shapes, { fill: "var(--card)", stroke: "var(--line)", strokeWidth: 0.6 }),
        Plot.geo(shapes.features.filter((each) => whole.has(each.id)), { fill: "var(--events)", fillOpacity: (each) => 0.12 + 0.38 * Math.sqrt(whole.get(each.id) / most), stroke: "var(--events)", strokeWidth: 0.7, href: (each) => links.get(each.id), title: (each) => `${each.properties.name} as a whole: ${whole.get(each.id)} events` }),
        Plot.dot(towns, { x: "lon", y: "lat", r: "events", fill: "var(--bad)", fillOpacity: 0.55, stroke: "var(--paper)", href: "href", title: (each) => `${each.place}: ${each.events} events` }),
        Plot.text(apart(towns.slice(0, 12 * at.k), projection({ width, height })), { x: "lon", y: "lat", text: "place", dy: -9, fontSize: 10, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 }),
      ],
    });
  },
};

// Those whose names have room beside the names before them.
function apart(towns, projection) {
  const taken = [];
  return towns.filter((each) => {
    const [x, y] = projection([each.lon, each.lat]);
    const free = taken.every(([otherX, otherY]) => Math.abs(otherX - x) > 60 || Math.abs(otherY - y) > 14);
    if (free) taken.push([x, y]);
    return free;
  });
}

function withKey(chart, names) {
  const figure = document.createElement("div");
  const key = figure.appendChild(document.createElement("p"));
  key.className = "key";
  for (const [name, color] of names) {
    const item = key.appendChild(document.createElement("span"));
    item.style.setProperty("--of", color);
    item.textContent = name;
  }
  figure.append(chart);
  return figure;
}

function finish(drawn) {
  const svg = drawn.matches?.("svg") ? drawn : drawn.querySelector("svg");
  for (const each of drawn.querySelectorAll("style")) each.remove(); // the page's own sheet has these rules
  svg.insertAdjacentHTML("afterbegin", '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="6" fill="currentColor" fill-opacity="0.35"/></pattern></defs>');
  for (const link of svg.querySelectorAll("a")) {
    // A link inside an image is none to a screen reader: the mark keeps its address for the mouse.
    const address = link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link.getAttribute("href");
    for (const mark of link.children) if (address) mark.dataset.href = address;
    link.replaceWith(...link.childNodes);
  }
  for (const own of ["aria-label", "aria-description"]) for (const each of svg.querySelectorAll(`[${own}]`)) each.removeAttribute(own);
  svg.setAttribute("aria-hidden", "true");
}

export async function drawAll(root, world) {
  for (const place of root.querySelectorAll(".chart")) {
    await drawOne(place, world);
    if (place.dataset.chart === "map") zoomable(place, world);
  }
}

async function drawOne(place, world, at) {
  const data = JSON.parse(place.querySelector("script").textContent);
  const width = Math.max(300, Math.floor(place.clientWidth));
  const drawn = await draw[place.dataset.chart](data, width, world, at);
  for (const old of place.querySelectorAll(":scope > :not(script)")) old.remove();
  place.hidden = !drawn;
  if (drawn) {
    finish(drawn);
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", place.dataset.label);
    place.append(drawn);
    if (place.dataset.chart === "strips") place.append(stateKey(data));
  }
}

// By the wheel with Ctrl, by dragging and pinching, by the buttons beside it; from these, the arrow keys move the map.
function zoomable(place, world) {
  const tools = place.parentElement.querySelector(".zoom");
  const size = [place.clientWidth, place.clientHeight];
  const map = d3.select(place);
  let drawing = Promise.resolve();
  const zoom = d3.zoom().scaleExtent([1, 32]).extent([[0, 0], size]).translateExtent([[0, 0], size])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && (event.touches ?? []).length !== 1))
    .on("zoom", ({ transform }) => {
      drawing = drawing.then(() => (d3.zoomTransform(place) === transform ? drawOne(place, world, transform) : null));
    });
  map.call(zoom);
  tools.hidden = false;
  const does = { in: () => map.call(zoom.scaleBy, 2), out: () => map.call(zoom.scaleBy, 0.5), whole: () => map.call(zoom.transform, d3.zoomIdentity) };
  tools.onclick = (event) => does[event.target.closest("button")?.dataset.zoom]?.();
  tools.onkeydown = (event) => {
    const by = { ArrowLeft: [120, 0], ArrowRight: [-120, 0], ArrowUp: [0, 120], ArrowDown: [0, -120] }[event.key];
    if (!by) return;
    event.preventDefault();
    const { k } = d3.zoomTransform(place);
    map.call(zoom.translateBy, by[0] / k, by[1] / k);
  };
}

function stateKey({ rows }) {
  const seen = new Set(rows.flatMap((row) => row.spans.map((each) => each.state)));
  const key = document.createElement("p");
  key.className = "key";
  for (const state of STATES.filter((each) => seen.has(each))) {
    const item = key.appendChild(document.createElement("span"));
    item.style.setProperty("--of", OF_STATE[state]);
    item.textContent = words(state);
  }
  return key;
}

document.addEventListener("click", (event) => {
  const address = event.target.closest?.("[data-href]")?.dataset.href;
  if (!address) return;
  if (event.ctrlKey || event.metaKey) open(address, "_blank", "noopener");
  else location.assign(address);
});
