# The service with its native backend. docs/deploy.md says how to run it.
#
#   docker build --tag telltale .
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges \
#     --publish 127.0.0.1:3000:3000 --volume /etc/telltale:/etc/telltale:ro \
#     --env TELLTALE_KEYS=/etc/telltale/keys.json telltale

FROM node:20-bookworm AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /telltale
COPY package.json package-lock.json ./
COPY scripts ./scripts
# Without install scripts: no package of the service needs one, and `npm run native` builds the addon itself.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npm run native \
  && rm -rf node_modules/@tensorflow/tfjs-node/deps/include node_modules/@tensorflow/tfjs-node/build-tmp-napi-v*

# Builds the program and the page, with the development dependencies.
FROM node:20-bookworm-slim AS built
WORKDIR /telltale
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts ./scripts
COPY src ./src
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /telltale
COPY --from=build /telltale/node_modules ./node_modules
COPY --from=built /telltale/dist ./dist
COPY package.json LICENSE ./
COPY bin/telltale.js ./bin/
# The templates of the page and of the API description, which are filled in and not built.
COPY src/web ./src/web
COPY docs ./docs
COPY models ./models
# An unprivileged user without a name or a home: it may read all of this and write none of it.
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM drains: allow more than TELLTALE_DEADLINE_SECONDS before SIGKILL.
STOPSIGNAL SIGTERM
CMD ["node", "bin/telltale.js", "serve"]
