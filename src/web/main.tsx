import { render } from 'preact';
import './page.css';
import './many-tablets.css';
import './cases/cases.css';
import { App } from './app.tsx';
import { DeviceExaminer, deviceIsCapable } from './device/device-examiner.ts';
import { readFacts } from './page-facts.ts';
import { readPreferences } from './preferences.ts';
import { Session } from './session.ts';

const facts = readFacts();
const { language = facts.language } = readPreferences();
const capable = deviceIsCapable();
const session = new Session(new DeviceExaminer(facts.model), {
  place: capable ? 'device' : 'server',
  prior: facts.prior.default,
  language,
});

const [app, card] = [document.getElementById('app'), document.getElementById('card')];
if (app === null || card === null) throw new Error('the page has no place for its contents');
// Both texts by the service are replaced in the chosen language.
app.replaceChildren();
card.replaceChildren();
render(<App session={session} facts={facts} capable={capable} card={card} />, app);

// After the first paint of the page, which needs neither of them.
const idle = window.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200));
idle(() => {
  if (capable) void session.loadModel();
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
});
