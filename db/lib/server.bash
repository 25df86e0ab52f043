# shellcheck shell=bash disable=SC2154,SC2016
# A server run from installed programs: made once, configured at every start.

# PostgreSQL refuses to run as root.
server_user() {
  if [ "$(id -u)" != 0 ]; then
    id -un
  elif id postgres >/dev/null 2>&1; then
    echo postgres
  else
    echo nobody
  fi
}

as_server() {
  if [ "$(id -u)" != 0 ]; then
    "$@"
  elif command -v runuser >/dev/null; then
    runuser -u "$user" -- "$@"
  elif command -v setpriv >/dev/null; then
    setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@"
  else
    refuse "PostgreSQL does not run as root, and neither runuser nor setpriv is here: run this as an ordinary user"
  fi
}

# The process in postmaster.pid, if it is this cluster's: after a reboot the number may be another program's.
running_pid() {
  local pid command
  pid=$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null) || return 1
  if [ -r "/proc/$pid/cmdline" ]; then
    command=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    command=$(ps -o args= -p "$pid" 2>/dev/null) || return 1
  fi
  case $command in
    *postgres*"$home/data"*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

# A pid file whose number now belongs to another program would keep PostgreSQL from starting.
forget_stale_pid() {
  local pid
  pid=$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null) || return 0
  if [ -r "/proc/$pid/cmdline" ] && ! running_pid >/dev/null; then rm -f "$home/data/postmaster.pid"; fi
}

# The shared settings, and after them what differs here.
configure() {
  {
    cat "$here/postgresql.cortex.conf"
    has_extension "$bin" pg_cron || echo "shared_preload_libraries = ''"
    echo "cron.database_name = '$database'"
    echo "listen_addresses = '127.0.0.1'"
    echo "port = $SET_PORT"
    echo "unix_socket_directories = ''"
    # Not synchronous_commit: tests kill the server, and what was committed before has to be there afterwards.
    [ "$SET_FAST" != true ] || printf '%s = off\n' fsync full_page_writes
  } | as_server sh -c 'cat >"$0/cortex.conf"' "$1"
}

initialise() {
  local fresh=$home/data.partial secret=$home/superuser.partial locale=C
  say "creating a PostgreSQL $(major_of "$bin") cluster in $home/data"
  rm -rf "$fresh" "$secret"
  mkdir -m 700 "$fresh"
  (umask 077 && echo "$SET_SUPERUSER_PASSWORD" >"$secret")
  [ "$(id -u)" != 0 ] || chown "$user" "$fresh" "$secret"
  [ "$(uname -s)" != Linux ] || locale=C.UTF-8
  as_server "$bin/initdb" --pgdata="$fresh" --username=postgres --pwfile="$secret" --auth=scram-sha-256 \
    --encoding=UTF8 --locale="$locale" --no-sync >/dev/null || refuse "initdb failed: see above"
  rm -f "$secret"
  as_server sh -c 'echo "include '\''cortex.conf'\''" >>"$0/postgresql.conf"' "$fresh"
  if ! has_psql; then
    # The embedded build: role and database by the only other way in, single-user mode.
    configure "$fresh"
    printf '%s\n' "create role $owner login createrole password '$SET_PASSWORD'" "create database $database owner $owner" |
      as_server "$bin/postgres" --single -D "$fresh" -c log_min_messages=fatal postgres >/dev/null ||
      refuse "role and database could not be created: see above"
    printf '%s\n' "revoke create on schema public from public" "grant create on schema public to $owner" |
      as_server "$bin/postgres" --single -D "$fresh" -c log_min_messages=fatal "$database" >/dev/null ||
      refuse "the privileges of schema public could not be changed: see above"
  fi
  mv "$fresh" "$home/data"
}

server_start() {
  local log=$home/data/server.log
  [ -e "$home/data/PG_VERSION" ] || initialise
  for _ in 1 2 3 4 5; do
    forget_stale_pid
    configure "$home/data"
    ! as_server "$bin/pg_ctl" start --pgdata="$home/data" --log="$log" --wait --silent >/dev/null 2>&1 || return 0
    # A server killed a moment ago may still be letting go of its memory, or the port was taken since it was chosen.
    sleep 1
    [ -n "$asked_port" ] || choose_port ''
  done
  tail -n 15 "$log" >&2
  refuse "PostgreSQL did not start: see above and $log"
}

server_stop() {
  as_server "$bin/pg_ctl" stop --pgdata="$home/data" --mode="$mode" --wait --silent >/dev/null
}

has_psql() {
  [ -x "$bin/psql" ] || command -v psql >/dev/null
}

server_psql() {
  local program=$bin/psql
  [ -x "$program" ] || program=psql
  "$program" -h 127.0.0.1 -p "$SET_PORT" "$@"
}
