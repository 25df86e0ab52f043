# shellcheck shell=bash disable=SC2154
# The PostgreSQL build that Maven Central has for tests in the JVM: no root needed, no pg_cron, no pg_partman, no psql.

embedded_version=17.6.0
xz_version=1.10

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

# Fetches the programs into the directory $1 unless they are there.
fetch_embedded() {
  local artifact jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
  [ ! -x "$1/bin/postgres" ] || return 0
  artifact=$(embedded_artifact)
  say "fetching $artifact $embedded_version from Maven Central"
  rm -rf "$1" "$1.partial"
  mkdir -p "$1.partial"
  fetch_artifact "io.zonky.test.postgres:$artifact:$embedded_version" "$1.partial"
  fetch_artifact "org.tukaani:xz:$xz_version" "$1.partial"
  (
    cd "$1.partial"
    "${jdk}jar" xf "$artifact-$embedded_version.jar"
    "${jdk}java" -cp "xz-$xz_version.jar" "$here/lib/Unxz.java" <"$(echo postgres-*.txz)" | tar -xf -
    rm -rf ./*.jar ./*.txz META-INF
  ) || refuse "the embedded PostgreSQL could not be unpacked: see above"
  chmod -R go+rX "$1.partial"
  mv "$1.partial" "$1"
}
