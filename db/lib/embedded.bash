# shellcheck shell=bash disable=SC2154
# The PostgreSQL build that Maven Central has for tests in the JVM: no root needed, no pg_cron, no pg_partman, no psql.

embedded_version=17.6.0

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

# Fetches the programs into the directory $1 unless they are there.
fetch_embedded() {
  local artifact
  [ ! -x "$1/bin/postgres" ] || return 0
  command -v xz >/dev/null || refuse "unpacking the embedded PostgreSQL needs xz: install it (Debian: xz-utils, macOS: brew install xz)"
  artifact=$(embedded_artifact)
  say "fetching $artifact $embedded_version from Maven Central"
  rm -rf "$1" "$1.partial"
  mkdir -p "$1.partial"
  "$here/../bin/lib/maven" -q -f "$here/.." org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="io.zonky.test.postgres:$artifact:$embedded_version" -DoutputDirectory="$1.partial" >&2 ||
    refuse "$artifact $embedded_version could not be fetched from Maven Central"
  (
    cd "$1.partial"
    "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$artifact-$embedded_version.jar"
    xz -dc postgres-*.txz | tar -xf -
    rm -rf ./*.jar ./*.txz META-INF
  ) || refuse "the embedded PostgreSQL could not be unpacked: see above"
  chmod -R go+rX "$1.partial"
  mv "$1.partial" "$1"
}
