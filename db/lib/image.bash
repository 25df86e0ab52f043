# shellcheck shell=bash disable=SC2154
# The image of db/Dockerfile in place of PostgreSQL's programs. The container and its volume are named after DIR.

container() {
  echo "cortex-$(printf %s "$dir" | cksum | cut -d' ' -f1)"
}

image_is_running() {
  [ "$(docker inspect --format '{{.State.Running}}' "$(container)" 2>/dev/null)" = true ]
}

image_psql() {
  docker exec -i -e PGPASSWORD "$(container)" psql -h 127.0.0.1 "$@"
}

image_start() {
  local name
  name=$(container)
  docker info >/dev/null 2>&1 || refuse "CORTEX_PGBIN=docker, and no Docker Engine answers: see 'docker info'"
  say "building the image cortex-postgres from db/Dockerfile"
  docker build --network host --quiet --tag cortex-postgres "$here" >/dev/null || refuse "the image could not be built: see above"
  docker rm --force "$name" >/dev/null 2>&1 || true
  set -- postgres
  [ "$SET_FAST" != true ] || set -- postgres -c fsync=off -c full_page_writes=off
  POSTGRES_PASSWORD=$SET_SUPERUSER_PASSWORD CORTEX_PASSWORD=$SET_PASSWORD docker run --detach --name "$name" \
    --publish "127.0.0.1:$SET_PORT:5432" --volume "$name:/var/lib/postgresql/data" --shm-size 256m -e POSTGRES_PASSWORD \
    -e POSTGRES_DB="$database" -e CORTEX_USER="$owner" -e CORTEX_PASSWORD cortex-postgres "$@" >/dev/null ||
    refuse "the container did not start: see above"
  for _ in $(seq 120); do
    ! docker exec "$name" pg_isready -q -h 127.0.0.1 || return 0
    image_is_running || break
    sleep 0.5
  done
  docker logs --tail 15 "$name" >&2
  refuse "PostgreSQL in the container $name did not come up within a minute: see above"
}

image_stop() {
  if [ "$mode" = immediate ]; then docker kill "$(container)" >/dev/null; else docker stop --time 30 "$(container)" >/dev/null; fi
}

image_remove() {
  docker rm --force --volumes "$(container)" >/dev/null 2>&1 || true
  docker volume rm "$(container)" >/dev/null 2>&1 || true
}
