import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, Route, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the page that is wanted with no line, filled in by the build. */
declare const __PRECACHE__: { readonly url: string; readonly revision: string | null }[];

/** A line that does not answer in this time is taken for none. */
const TIMEOUT_SECONDS = 3;

/** The page itself comes from the service while there is a line, so that it is never older than its service. */
const page = new NetworkFirst({
  cacheName: 'telltale-page',
  networkTimeoutSeconds: TIMEOUT_SECONDS,
  matchOptions: { ignoreVary: true, ignoreSearch: true },
});

/** What is only loaded when it is wanted (the HEIC decoder) stays once it was; its name changes with its content. */
const later = new CacheFirst({ cacheName: 'telltale-later', matchOptions: { ignoreVary: true } });

cleanupOutdatedCaches();
precacheAndRoute(__PRECACHE__);
// The page alone: other addresses of the service are none of the page's.
registerRoute(new NavigationRoute(page, { allowlist: [/^\/(\?.*)?$/] }));
registerRoute(new Route(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'), later));

self.addEventListener('install', (event) => {
  event.waitUntil(page.handleAll({ event, request: new Request('/') })[1]);
  void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
