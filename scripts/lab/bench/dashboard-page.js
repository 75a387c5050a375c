// Runs in each measured page, before its own scripts.

/** Stores the milliseconds from the navigation to the first title, as `data-first` of the page. */
const observer = new MutationObserver(() => {
  if (document.querySelector(".virtual-rows .title") !== null) {
    document.documentElement.dataset.first = String(performance.now());
    observer.disconnect();
  }
});
observer.observe(document, { childList: true, subtree: true });

/**
 * Drags the first slider in 60 steps, each after the result of the previous one. Returns the
 * milliseconds from each input event to the frame with the new order, and those of every frame.
 */
globalThis.dragSlider = async () => {
  const slider = document.querySelector(".weight input");
  const frames = watchFrames();
  const latenciesMs = [];
  for (let step = 1; step <= 60; step += 1) {
    const start = performance.now();
    const shown = waitForEffect();
    slider.value = String(step / 100);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    // oxlint-disable-next-line no-await-in-loop -- each step follows the result of the last one
    await shown;
    latenciesMs.push(performance.now() - start);
  }
  // The first steps also open the panel and compile the code.
  return { latenciesMs: latenciesMs.slice(5), framesMs: frames.stop().slice(5) };
};

function watchFrames() {
  const framesMs = [];
  let isRunning = true;
  let last = performance.now();
  requestAnimationFrame(function count(now) {
    framesMs.push(now - last);
    last = now;
    if (isRunning) {
      requestAnimationFrame(count);
    }
  });
  return {
    stop() {
      isRunning = false;
      return framesMs;
    },
  };
}

function readEffect() {
  return document.querySelector(".effect").textContent;
}

/** Resolves in the first frame in which the panel reports another effect; after 2 s at the latest. */
function waitForEffect() {
  const before = readEffect();
  const end = performance.now() + 2_000;
  return new Promise((resolve) => {
    requestAnimationFrame(function check(now) {
      if (readEffect() !== before || now > end) {
        resolve();
      } else {
        requestAnimationFrame(check);
      }
    });
  });
}

/** Scrolls the list for 120 frames, by eleven rows in each. */
globalThis.scrollList = async () => {
  const frames = 120;
  const list = document.querySelector("[role=grid]");
  const start = performance.now();
  let rowsMax = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    list.scrollBy(0, 396);
    // oxlint-disable-next-line no-await-in-loop -- one step in each frame
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    rowsMax = Math.max(rowsMax, document.querySelectorAll(".virtual-rows .row").length);
  }
  return { framesPerSecond: (1_000 * frames) / (performance.now() - start), rowsMax };
};
