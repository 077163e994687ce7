import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, Route, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the page that is needed offline, filled in by the build. */
declare const __PRECACHE__: { readonly url: string; readonly revision: string | null }[];

/** A connection that does not answer in this time counts as offline. */
const TIMEOUT_SECONDS = 3;

/** The page itself comes from the service while online, so that it is never older than its service. */
const page = new NetworkFirst({
  cacheName: 'telltale-page',
  networkTimeoutSeconds: TIMEOUT_SECONDS,
  matchOptions: { ignoreVary: true, ignoreSearch: true },
});

/**
 * Files that are loaded on demand (the HEIC decoder) are cached after their first use; their names change with their
 * content.
 */
const later = new CacheFirst({ cacheName: 'telltale-later', matchOptions: { ignoreVary: true } });

cleanupOutdatedCaches();
precacheAndRoute(__PRECACHE__);
// Only the page: other addresses of the service are not handled.
registerRoute(new NavigationRoute(page, { allowlist: [/^\/(\?.*)?$/] }));
registerRoute(new Route(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'), later));

self.addEventListener('install', (event) => {
  event.waitUntil(page.handleAll({ event, request: new Request('/') })[1]);
  void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
