// What a page does to those who read it with other words, colours, sizes and windows: complaints, in words.
// What a rule of axe says already is not said again here.

(() => {
  const INLINE = 24; // CSS pixels: WCAG 2.2, 2.5.8
  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    return `${element.tagName.toLowerCase()}${id}.${[...element.classList].join(".")}`;
  };
  const words = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const isHidden = (element) => element.closest("[class*='visually-hidden'], .govuk-skip-link, option") !== null;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !isHidden(element);

  /** Lines of text that can be seen: {text, of, box}, one for each line of each text node. */
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const of = node.parentElement;
      if (!node.data.trim() || !isShown(of) || of.matches("script, style, textarea")) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) found.push({ text: words(node.data), of, box });
      }
    }
    return found;
  }

  function outside(all) {
    const width = document.documentElement.clientWidth;
    const there = all.filter(({ box, of }) => (box.left < -1 || box.right > width + 1) && !of.closest("[tabindex='0']"));
    return there.map(({ text }) => `runs out of the window: ${text}`);
  }

  /** Text on text: more than the room that letters leave above and below themselves. */
  function overlapping(all) {
    const found = [];
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        if (one.of === other.of || one.of.closest(".app-leave") || other.of.closest(".app-leave")) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const least = Math.min(one.box.height, other.box.height);
        if (across > 2 && down > least * 0.45) found.push(`stands on other words: ${one.text} / ${other.text}`);
      }
    }
    return found;
  }

  function cut() {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.clientWidth < 2 || !isShown(element) || element.matches("textarea, input, select")) continue;
      const style = getComputedStyle(element);
      const wide = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      const high = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if ((wide && style.overflowX !== "auto") || high) found.push(`is cut: ${name(element)} ${words(element.textContent)}`);
    }
    return found;
  }

  function sideways() {
    const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? [`scrolls sideways: ${page.scrollWidth} in ${page.clientWidth}`] : [];
  }

  /** A link within words may be as low as they are; all else is large enough to be hit. */
  function small() {
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
      if (!isShown(element)) continue;
      const style = getComputedStyle(element);
      const around = element.parentElement.textContent.trim();
      if (style.display === "inline" && around !== element.textContent.trim()) continue;
      const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
      const enough = boxes.some((box) => box.width >= INLINE && box.height >= INLINE);
      if (!enough) found.push(`is small: ${name(element)} ${words(element.textContent)}`);
    }
    return found;
  }

  /** Words of the page’s own language begin where it begins to read, and stand at no fixed side. */
  function turned(language, direction) {
    const { lang, dir } = document.documentElement;
    const found = lang === language && dir === direction ? [] : [`is in ${lang} ${dir}, not in ${language} ${direction}`];
    const wrong = direction === "rtl" ? "left" : "right";
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (style.textAlign === wrong || style.float === wrong) found.push(`is pinned ${wrong}: ${name(element)}`);
    }
    const heading = document.querySelector("main h1");
    const main = document.querySelector("main").getBoundingClientRect();
    if (heading && getComputedStyle(heading).direction === direction && !heading.closest(".govuk-panel, .app-drawn, .govuk-form-group--error")) {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const box = range.getBoundingClientRect();
      const away = direction === "rtl" ? main.right - box.right : box.left - main.left;
      if (Math.abs(away) > 3) found.push(`the heading begins ${Math.round(away)} px from its side`);
    }
    return found;
  }

  /** Something must change on whatever has the focus. Colours of ours are not seen where they are taken away. */
  function unseen(forced) {
    const names = ["outlineStyle", "outlineWidth", "borderTopWidth", ...(forced ? [] : ["boxShadow", "backgroundColor"])];
    const of = (style) => names.map((each) => style[each]).join();
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const look = () =>
        of(getComputedStyle(element)) + (element.labels?.[0] ? of(getComputedStyle(element.labels[0], "::before")) : "");
      element.blur();
      const before = look();
      element.focus({ focusVisible: true, preventScroll: true });
      if (document.activeElement === element && before === look()) found.push(`shows no focus: ${name(element)}`);
      element.blur();
    }
    return found;
  }

  function edgeless() {
    const boxes = [...document.querySelectorAll("main input:not([type=hidden]), main textarea, main select")];
    const bare = boxes.filter((box) => {
      const isButton = ["radio", "checkbox"].includes(box.type);
      const style = isButton ? getComputedStyle(box.labels[0], "::before") : getComputedStyle(box);
      return !(parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none");
    });
    return bare.map((box) => `has no edge: ${name(box)}`);
  }

  const once = (found) => [...new Set(found)];

  window.layout = {
    all: ({ language, direction, plain }) => {
      const text = lines();
      const ours = plain ? [] : [...small(), ...turned(language, direction)];
      return once([...sideways(), ...outside(text), ...overlapping(text), ...cut(), ...ours]);
    },
    /** The same page in other looks: a class of the page is all that tells them apart. */
    each: (around, looks) => {
      const page = document.documentElement;
      const found = looks.flatMap((look) => {
        page.className = `govuk-template ${look}`;
        return window.layout.all(around).map((each) => `${look}: ${each}`);
      });
      return once(found);
    },
    controls: ({ forced, plain }) => once([...unseen(forced), ...(plain ? [] : edgeless())]),
  };
})();
