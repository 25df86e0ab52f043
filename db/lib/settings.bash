# shellcheck shell=bash disable=SC2154,SC2034
# What a cluster remembers from one start to the next, in DIR/settings (mode 600): it holds the passwords.

# Two starts of one cluster at once take turns. A link holds its maker's process id from the first moment on.
take_turns() {
  local holder
  for _ in $(seq 600); do
    if ln -s $$ "$dir/lock" 2>/dev/null; then
      trap 'rm -f "$dir/lock"' EXIT
      return
    fi
    holder=$(readlink "$dir/lock") || continue
    if ! kill -0 "$holder" 2>/dev/null; then rm -f "$dir/lock"; fi
    sleep 0.1
  done
  refuse "another db/cluster (process $holder) has been at work on $dir for a minute: try again when it is done"
}

random_password() {
  head -c 512 /dev/urandom | LC_ALL=C tr -dc A-Za-z0-9 | cut -c1-24
}

load_settings() {
  SET_PORT='' SET_BIN='' SET_PASSWORD='' SET_SUPERUSER_PASSWORD='' SET_FAST=false
  # shellcheck source=/dev/null
  [ ! -e "$dir/settings" ] || . "$dir/settings"
  [ -n "$SET_PASSWORD" ] || SET_PASSWORD=$(random_password)
  [ -n "$SET_SUPERUSER_PASSWORD" ] || SET_SUPERUSER_PASSWORD=$(random_password)
}

save_settings() {
  local name
  (
    umask 077
    for name in SET_PORT SET_BIN SET_PASSWORD SET_SUPERUSER_PASSWORD SET_FAST; do
      printf '%s=%q\n' "$name" "${!name}"
    done >"$dir/settings.new"
  )
  mv "$dir/settings.new" "$dir/settings"
}

is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Sets SET_PORT: the one asked for, the one of last time, or the first free one from a start that depends on DIR.
choose_port() {
  local port
  case $1 in
    '')
      if [ -n "$SET_PORT" ]; then
        ! is_free "$SET_PORT" || return 0
        say "port $SET_PORT is in use by another program now, choosing another one"
      fi
      port=$((25432 + $(printf %s "$dir" | cksum | cut -d' ' -f1) % 4000))
      while ! is_free "$port"; do port=$((port + 1)); done
      SET_PORT=$port
      ;;
    *[!0-9]* | ??????*) refuse "port '$1' is not a number from 1024 to 65535" ;;
    *)
      if [ "$1" -lt 1024 ] || [ "$1" -gt 65535 ]; then refuse "port '$1' is not a number from 1024 to 65535"; fi
      is_free "$1" || refuse "port $1 is in use: choose another one, or none (then a free one is found)"
      SET_PORT=$1
      ;;
  esac
}
