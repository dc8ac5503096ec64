// Signs nobody out in silence: asks two minutes ahead whether the user is there, and hides the page once the session is
// over. Without JavaScript the next click says so. Each tab tells the others what it hears, since they share the session.
const notice = 120_000;
const quiet = 60_000;
const warning = document.querySelector('.app-session-ending');
const tabs = new BroadcastChannel('session');
let heardAt = 0;
let endsAt = 0;
let timer;

function after(milliseconds, step) {
  clearTimeout(timer);
  timer = setTimeout(() => step(), milliseconds);
}

/** Takes in how long the session lasts. Where it ends soon whatever the user does, nobody is asked. */
function hear(secondsLeft) {
  const left = secondsLeft * 1000;
  heardAt = Date.now();
  endsAt = heardAt + left;
  if (warning.open) warning.close('heard');
  if (left > notice) after(left - notice, warn);
  else after(left, leave);
}

/** Takes it in here and in the other tabs. */
function tell(secondsLeft) {
  hear(secondsLeft);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
  tabs.postMessage(secondsLeft);
}

function warn() {
  // After a sleep of the computer, this comes late.
  const left = endsAt - Date.now();
  if (left <= 0) return leave();
  warning.returnValue = '';
  warning.showModal();
  after(left, leave);
}

function leave() {
  // The clock of the server may be a little behind.
  after(1000, () => location.replace(location.pathname + location.search));
}

/** Tells the server that the user is there. */
async function stay() {
  heardAt = Date.now();
  try {
    const response = await fetch('/active');
    if (response.status === 401) return leave();
    if (!response.ok) throw new Error(`Answered with ${response.status}.`);
    const { secondsLeft } = await response.json();
    tell(secondsLeft);
  } catch {
    // Network or server are away: who was asked is asked again, until the session is over.
    if (endsAt - Date.now() <= notice) warn();
  }
}

/** Watches the session of a page that somebody is signed in for. */
export function watchSession() {
  if (!warning) return;
  tell(Number(warning.dataset.secondsLeft));
  tabs.addEventListener('message', ({ data }) => hear(data));
  warning.addEventListener('close', () => {
    if (warning.returnValue !== 'heard') void stay();
  });
  // Typing is activity, too: whoever writes a long answer stays signed in.
  document.addEventListener('input', () => {
    if (Date.now() - heardAt > quiet) void stay();
  });
}
