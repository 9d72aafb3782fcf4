// Often enough to feel immediate beside the mail just sent; an unchanged list costs an empty answer.
export const REFRESH_SECONDS = 3;

/**
 * Exchanges the list when it has changed. Reloading the whole page, as happens without scripts, would take keyboard
 * focus, scroll position and a screen reader's place away every few seconds.
 */
export const refreshScript = `let shown = document.querySelector('main').dataset.version;

async function refresh() {
  const answer = await fetch('/', { headers: { 'If-None-Match': shown } }).catch(() => undefined);
  // No answer, or not a list: the service stops or restarts, and what is shown stays readable.
  if (answer?.status !== 200) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement?.id;
  const list = fresh.querySelector('main');
  shown = list.dataset.version;
  document.title = fresh.title;
  document.getElementById('count').textContent = fresh.getElementById('count').textContent;
  document.querySelector('main').replaceWith(list);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

setInterval(refresh, ${REFRESH_SECONDS * 1_000});
`;
