// Shows what disclose watch has found above the page, and loads the page again when it has changed.
"use strict";
(() => {
  const shown = document.currentScript.getAttribute("data-page");
  const folded = "disclose-watch-folded";
  const make = (name, kind, text) => {
    const element = document.createElementNS("http://www.w3.org/1999/xhtml", name);
    if (kind) element.setAttribute("class", kind);
    if (text !== undefined && text !== null) element.textContent = text;
    return element;
  };

  const host = make("aside");
  host.setAttribute("id", "disclose-watch");
  host.setAttribute("aria-label", "disclose watch");
  const root = host.attachShadow({ mode: "open" });
  const style = make("style", null, `
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 12px 12px auto; max-width: min(46rem, 94vw);
      font: 14px/1.45 system-ui, sans-serif; color: #1c1c1c; }
    section { background: #fff; border: 1px solid #767676; border-top: 4px solid #2e7d32; border-radius: 4px;
      box-shadow: 0 2px 14px rgb(0 0 0 / 30%); }
    section.error { border-top-color: #b3261e; } section.warning { border-top-color: #8a5a00; }
    section.away { border-top-color: #5f5f5f; }
    button { all: unset; box-sizing: border-box; display: block; width: 100%; padding: 6px 12px; cursor: pointer;
      font-weight: 600; }
    button:focus-visible { outline: 2px solid #1f4e79; outline-offset: -2px; }
    ol { list-style: none; margin: 0; padding: 0 12px 8px; max-height: 45vh; overflow: auto; }
    li { border-top: 1px solid #d0d0d0; padding: 6px 0; overflow-wrap: anywhere; }
    .place { font-family: ui-monospace, monospace; font-weight: 600; } .code { font-size: 12px; color: #595959; }
    li.error .code { color: #b3261e; } li.warning .code { color: #8a5a00; }
    .detail { font-family: ui-monospace, monospace; font-size: 12px; } .help { color: #1f4e79; }
    [hidden] { display: none; }
    @media print { :host { display: none; } }
  `);
  const panel = make("section");
  const line = make("button");
  line.setAttribute("type", "button");
  const status = make("span");
  status.setAttribute("role", "status");
  const list = make("ol");
  line.append(status);
  panel.append(line, list);
  root.append(style, panel);
  document.body.append(host);

  const fold = (away) => {
    list.hidden = away;
    line.setAttribute("aria-expanded", String(!away));
  };
  line.addEventListener("click", () => {
    fold(!list.hidden);
    sessionStorage.setItem(folded, list.hidden ? "yes" : "no");
  });

  const counted = (counts) => Object.entries(counts).filter(([, count]) => count).map(([severity, count]) =>
    `${count} ${severity}${count > 1 && severity !== "info" ? "s" : ""}`).join(", ") || "no findings";
  const stages = {
    pending: "checking schemas and reading back …",
    done: "schemas checked, documents read back",
    impossible: "not checked against schemas",
  };
  const item = (found) => {
    const element = make("li", found.severity);
    if (found.place) element.append(make("div", "place", found.place));
    element.append(make("div", "message", found.message));
    for (const detail of found.details) element.append(make("div", "detail", detail));
    if (found.help) element.append(make("div", "help", found.help));
    element.append(make("div", "code", `${found.severity}[${found.code}]`));
    return element;
  };

  const show = (view) => {
    const pages = Object.keys(view.pages);
    const path = decodeURIComponent(location.pathname);
    if (pages.length && !(path in view.pages)) {
      location.replace("/");
      return;
    }
    if (pages.length && view.pages[path] !== shown) {
      location.reload();
      return;
    }
    const old = view.current || !pages.length || !view.number ? "" : " · the page is that of the last good sources";
    status.textContent = view.number ? `${counted(view.counts)} · ${stages[view.stage]}${old}` : "building …";
    panel.setAttribute("class", view.counts.error ? "error" : view.counts.warning ? "warning" : "");
    list.replaceChildren(...view.findings.map(item));
    const more = Object.values(view.counts).reduce((sum, count) => sum + count, 0) - view.findings.length;
    if (more > 0) list.append(make("li", null, `… and ${more} more`));
    line.disabled = !view.findings.length;
    fold(!view.findings.length || sessionStorage.getItem(folded) === "yes" && view.current);
  };

  const events = new EventSource("/_watch/events");
  events.addEventListener("message", (event) => show(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    panel.setAttribute("class", "away");
    status.textContent = "disclose watch is not running";
  });
})();
