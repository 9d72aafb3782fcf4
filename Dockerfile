# The service as it runs in production: no compiler, no tests, no embedded PostgreSQL.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json .swcrc ./
COPY src src
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Optional are the embedded PostgreSQL and a Node of the package's own: the image has neither use for them. No package
# that is left needs an install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    HOST=0.0.0.0 \
    PORT=3000
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
# package.json says that the code is ESM; the migrations are read at start by whoever has MIGRATION_DATABASE_URL.
COPY package.json LICENSE ./
COPY migrations migrations
USER node
EXPOSE 3000
# A worker that cannot claim due work fails this too, and has to be replaced.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# How far its memory grows: docs/adr/0049. Node itself is the first process: it hears SIGTERM, which npm would not pass on.
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=16", "--no-parallel-scavenge", "dist/main.js"]
