# shellcheck shell=bash disable=SC2154
# The PostgreSQL builds that Maven Central has for tests in the JVM: no root needed, no pg_cron, no pg_partman, no psql.

xz_version=1.10

# embedded_version NAME: the version that 'embedded' or 'embedded:MAJOR' stands for.
embedded_version() {
  case $1 in
    embedded | embedded:17) echo 17.6.0 ;;
    embedded:14) echo 14.20.0 ;;
    embedded:15) echo 15.15.0 ;;
    embedded:16) echo 16.11.0 ;;
    embedded:18) echo 18.1.0 ;;
    *) refuse "CORTEX_PGBIN=$1: there are embedded:14, embedded:15, embedded:16, embedded:17 and embedded:18" ;;
  esac
}

# Where they are kept: a place that outlives the clusters, and that the server's user can reach.
embedded_cache() {
  if [ "$(id -u)" = 0 ]; then
    echo /var/cache/cortex-utils
  else
    echo "${XDG_CACHE_HOME:-$HOME/.cache}/cortex-utils"
  fi
}

embedded_artifact() {
  local system machine
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=darwin ;;
    *) refuse "no embedded PostgreSQL is published for $(uname -s)" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=amd64 ;;
    aarch64 | arm64) machine=arm64v8 ;;
    *) refuse "no embedded PostgreSQL is published for $(uname -m)" ;;
  esac
  [ ! -e /etc/alpine-release ] || machine=$machine-alpine
  echo "embedded-postgres-binaries-$system-$machine"
}

fetch_artifact() {
  "$here/../bin/lib/maven" -q -f "$here/.." org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="$1" -DoutputDirectory="$2" >&2 || refuse "$1 could not be fetched from Maven Central"
}

# Fetches the programs of version $1 into the directory $2 unless they are there.
fetch_embedded() {
  local artifact partial=$2.$$ jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
  [ ! -x "$2/bin/postgres" ] || return 0
  artifact=$(embedded_artifact)
  say "fetching $artifact $1 from Maven Central"
  mkdir -p "$partial"
  (
    fetch_artifact "io.zonky.test.postgres:$artifact:$1" "$partial" &&
      fetch_artifact "org.tukaani:xz:$xz_version" "$partial" &&
      cd "$partial" &&
      "${jdk}jar" xf "$artifact-$1.jar" &&
      "${jdk}java" -cp "xz-$xz_version.jar" "$here/lib/Unxz.java" <"$(echo postgres-*.txz)" | tar -xf - &&
      rm -rf ./*.jar ./*.txz META-INF
  ) || {
    rm -rf "$partial"
    refuse "the embedded PostgreSQL $1 could not be fetched and unpacked: see above"
  }
  chmod -R go+rX "$partial"
  # Another start may have been faster.
  if [ -x "$2/bin/postgres" ]; then rm -rf "$partial"; else mv "$partial" "$2"; fi
}
