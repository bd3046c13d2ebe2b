# Sextant: built with the whole tool chain, run with Node and what it needs at run time alone.
FROM node:22.14.0-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nest-cli.json tsconfig.json .swcrc ./
COPY src ./src
COPY tools ./tools
COPY web ./web
RUN npm run build && npm prune --omit=dev

FROM node:22.14.0-bookworm-slim
ENV NODE_ENV=production \
    DATA_DIR=/var/lib/sextant \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app
# Outside loopback a node takes callers with keys only: AUTH_MODE=keys and KEYS_FILE are to be set by whoever runs it.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY assets ./assets
# A new volume gets the owner of the folder it is mounted on. Nothing else is written to: the root file system may be read-only.
RUN install -d -o node -g node -m 750 /var/lib/sextant
USER node
VOLUME /var/lib/sextant
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=64", "dist/main.js"]
