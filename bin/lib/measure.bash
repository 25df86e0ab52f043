# shellcheck shell=bash disable=SC2154 # colours come from terminal.bash
# What the measurements in bin/bench.d share.

now_ms() {
  echo $(($(date +%s%N) / 1000000))
}

# Milliseconds that a command takes; its output is dropped, its failure ends the measurement.
time_ms() {
  local start
  start=$(now_ms)
  "$@" >/dev/null || fail "failed: $*"
  echo $(($(now_ms) - start))
}

# median COUNT COMMAND…: the middle one of COUNT times, in milliseconds.
median() {
  local count=$1
  shift
  for _ in $(seq "$count"); do time_ms "$@"; done | sort -n | sed -n "$(((count + 1) / 2))p"
}

# at_most LABEL MEASURED BOUND UNIT: prints the verdict; fails when MEASURED is over BOUND. Decimals are fine.
at_most() {
  local verdict="${green}ok${plain}" code=0
  if awk -v measured="$2" -v bound="$3" 'BEGIN { exit !(measured > bound) }'; then
    verdict="${red}over${plain}"
    code=1
  fi
  printf '  %-56s %10s %-3s  at most %8s %-3s  %s\n' "$1" "$2" "$4" "$3" "$4" "$verdict"
  return "$code"
}

# ratio_at_most LABEL MEASURED REFERENCE BOUND: MEASURED against REFERENCE, both in milliseconds.
ratio_at_most() {
  note "$1: $2 ms against $3 ms"
  at_most "$1, ratio" "$(awk -v a="$2" -v b="$3" 'BEGIN { printf "%.2f", a / b }')" "$4" x
}

# middle, spread: of the numbers on standard input, the median (the lower one of two), and the first and last.
middle() {
  sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

spread() {
  sort -n | awk 'NR == 1 { first = $1 } END { print first "–" $1 }'
}

# Has PostgreSQL write out what earlier steps left behind, so that it is not counted to the next one.
settle() {
  PGUSER=postgres PGPASSWORD=$CORTEX_SUPERUSER_PASSWORD psql -Xq -c checkpoint
}
