# One image for web, worker, beat and migrations; which of them a container is, its command says.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/merzim
COPY requirements/base.txt /tmp/base.txt
RUN /opt/merzim/bin/pip install --require-hashes -r /tmp/base.txt
WORKDIR /srv/merzim
COPY . .
RUN MERZIM_VAR_DIR=/tmp/build MERZIM_STATIC_ROOT=/srv/merzim/staticfiles \
    /opt/merzim/bin/python manage.py collectstatic --no-input \
    && /opt/merzim/bin/python -m compileall -q instructions notifications tracker \
    && MERZIM_VAR_DIR=/tmp/build /opt/merzim/bin/python manage.py extract --published 2026-02-01 \
       seeds/announcements/*.txt > /dev/null

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/merzim --create-home merzim
COPY --from=build /opt/merzim /opt/merzim
COPY --from=build /srv/merzim /srv/merzim
ENV PATH=/opt/merzim/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MERZIM_VAR_DIR=/var/lib/merzim \
    MERZIM_STATIC_ROOT=/srv/merzim/staticfiles
WORKDIR /srv/merzim
USER merzim
VOLUME /var/lib/merzim
EXPOSE 8000
CMD ["gunicorn", "tracker.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--threads", "8"]
