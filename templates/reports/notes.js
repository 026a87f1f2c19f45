(() => {
  "use strict";
  const names = ["code", "who", "words", "ticks"];
  const find = (id) => document.getElementById(id);
  const form = find("notes");
  const rows = find("rows");
  const state = find("state");
  let saved = true;

  const add = (values) => {
    const row = find("row").content.cloneNode(true).firstElementChild;
    row.querySelector("legend").textContent = `Note ${rows.children.length + 1}`;
    names.forEach((name) => (row.querySelector(`[name=${name}]`).value = (values && values[name]) || ""));
    rows.append(row);
  };
  const ten = () => {
    for (let count = 0; count < 10; count += 1) add();
  };
  const typed = () =>
    [...rows.children].map((row) =>
      Object.fromEntries(names.map((name) => [name, row.querySelector(`[name=${name}]`).value])),
    );
  const filled = () => typed().filter((each) => (each.words + each.ticks).trim());
  const say = () => {
    const many = filled().length;
    state.textContent = `${many === 1 ? "1 note" : `${many} notes`} typed. ${saved ? "" : "Not saved as a file yet."}`;
  };

  // Some browsers keep nothing for a page from a disk: then the file alone keeps the notes.
  const keep = () => {
    try {
      localStorage.setItem(form.dataset.key, JSON.stringify(typed()));
    } catch (error) {
      return;
    }
  };
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(form.dataset.key)) || [];
    } catch (error) {
      return [];
    }
  };

  // A spreadsheet must not take a note for a sum.
  const cell = (text) => {
    const safe = /^ *[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
    return `"${safe.replace(/"/g, '""')}"`;
  };
  const file = () => {
    // A row without words stays in the file: “the same as above” may mean it.
    const lines = typed().filter((each) => names.some((name) => each[name].trim()));
    return ["code,who,words,ticks", ...lines.map((each) => names.map((name) => cell(each[name])).join(","))].join("\r\n");
  };

  form.addEventListener("input", () => {
    saved = false;
    if (rows.lastElementChild.contains(document.activeElement)) ten();
    keep();
    say();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.localName !== "input") return;
    event.preventDefault();
    const boxes = [...rows.querySelectorAll("input, textarea")];
    const next = boxes[boxes.indexOf(event.target) + 1];
    if (next) next.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  find("more").addEventListener("click", ten);
  find("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", file(), "\r\n"], { type: "text/csv" }));
    link.download = form.dataset.file;
    link.click();
    saved = true;
    state.textContent = `Saved as ${form.dataset.file}, where this browser puts files.`;
  });
  find("forget").addEventListener("click", () => {
    if (!window.confirm("Forget all notes on this device? Save them as a file first.")) return;
    try {
      localStorage.removeItem(form.dataset.key);
    } catch (error) {
      state.textContent = "";
    }
    rows.replaceChildren();
    ten();
    saved = true;
    say();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });

  const before = kept();
  before.forEach(add);
  saved = !before.length;
  ten();
  say();
})();
