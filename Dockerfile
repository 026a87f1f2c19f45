FROM node:24-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional --ignore-scripts
COPY static/src static/src
COPY tools/assets.mjs tools/
RUN node tools/assets.mjs

FROM python:3.13-slim
WORKDIR /app
COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY formbuilder formbuilder
COPY templates templates
COPY forms forms
COPY translations translations
COPY tools/catalogues.py tools/
COPY --from=assets /app/static/build static/build
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . \
    && python tools/catalogues.py \
    && python -m compileall -q formbuilder \
    && useradd --system --no-create-home formbuilder \
    && install -d -o formbuilder -g formbuilder -m 700 var
USER formbuilder
VOLUME /app/var
ENV HOST=0.0.0.0 PORT=8000 PYTHONUNBUFFERED=1
EXPOSE 8000
# Give it SECRET_KEY, and DATABASE_URL for PostgreSQL.
CMD ["formbuilder", "serve"]
