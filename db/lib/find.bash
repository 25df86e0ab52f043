# shellcheck shell=bash
# Which PostgreSQL on this machine to use.

major_of() {
  "$1/postgres" --version 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/p'
}

has_extension() {
  local share
  if [ -d "$1/../share/postgresql/extension" ]; then
    share=$1/../share/postgresql
  elif [ -x "$1/pg_config" ]; then
    share=$("$1/pg_config" --sharedir)
  else
    share=/usr/share/postgresql/$(major_of "$1")
  fi
  [ -e "$share/extension/$2.control" ]
}

is_complete() {
  has_extension "$1" pg_cron && has_extension "$1" pg_partman
}

# Every installed PostgreSQL as "complete major directory", the best first.
installed() {
  local bin major complete
  for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
    "$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
    if [ ! -x "$bin/postgres" ] || [ ! -x "$bin/initdb" ] || [ ! -x "$bin/pg_ctl" ]; then continue; fi
    major=$(major_of "$bin")
    [ "${major:-0}" -ge 14 ] || continue
    complete=0
    ! is_complete "$bin" || complete=1
    echo "$complete $major $bin"
  done | sort -k1,1nr -k2,2nr
}

best() {
  installed | awk 'NR == 1 { print $3 }'
}

best_of_major() {
  installed | awk -v major="$1" '$2 == major && !found { print $3; found = 1 }'
}
