# shellcheck shell=bash
# How the scripts in bin/ talk: a heading per step, each command shown before it runs, one line per long step.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' yellow=$'\e[33m' cyan=$'\e[36m' plain=$'\e[0m'
else
  bold='' dim='' red='' green='' yellow='' cyan='' plain=''
fi

heading() {
  printf '\n%s%s%s\n' "$bold" "$1" "$plain"
}

note() {
  printf '  %s\n' "$1"
}

warn() {
  printf '  %s%s%s\n' "$yellow" "$1" "$plain"
}

fail() {
  printf '%s%s%s\n' "$red" "$1" "$plain" >&2
  exit 1
}

# Shows a command as one would type it, runs it, and sets its output off from what comes next.
show() {
  printf '\n%s$ %s%s\n' "$cyan" "$*" "$plain"
  "$@"
}

# step LABEL COMMAND…: runs a long command quietly with its time on one line; prints what it said only when it fails.
step() {
  local label=$1 log start=$SECONDS job code=0
  shift
  log=$(mktemp)
  "$@" >"$log" 2>&1 &
  job=$!
  # A command in the background does not hear Ctrl-C.
  # shellcheck disable=SC2064 # this job, not a later one
  trap "kill $job 2>/dev/null; rm -f '$log'; echo; exit 130" INT TERM
  if [ -t 1 ]; then
    while kill -0 "$job" 2>/dev/null; do
      printf '\r  %-52s %s%4d s%s' "$label" "$dim" $((SECONDS - start)) "$plain"
      sleep 0.2
    done
    printf '\r'
  fi
  wait "$job" || code=$?
  trap - INT TERM
  if [ "$code" -ne 0 ]; then
    printf '  %-52s %sfailed%s after %d s\n\n' "$label" "$red" "$plain" $((SECONDS - start))
    cat "$log" >&2
  else
    printf '  %-52s %4d s  %sdone%s\n' "$label" $((SECONDS - start)) "$green" "$plain"
  fi
  rm -f "$log"
  return "$code"
}
