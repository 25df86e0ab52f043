# cortex-utils as an image. Build: ./mvnw -q -DskipTests package && docker build --network host -t cortex-utils .
# It takes the jar that was built and tested outside: what ships is what the tests ran against, and neither Maven nor the
# sources are downloaded or compiled a second time.
FROM debian:bookworm-slim

RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-17-jre-headless \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home cortex

# By this, "logs" knows containers of this image and leaves them out: reading its own log, it would never end.
LABEL dev.cortex.utils=true

COPY bin/cortex-utils /opt/cortex-utils/bin/
COPY bin/lib/classes.txt /opt/cortex-utils/bin/lib/
COPY target/lib /opt/cortex-utils/target/lib
COPY target/cortex-utils.jar /opt/cortex-utils/target/

# The first start makes the class-data archive, which the user cortex cannot write here; the build fails without one.
RUN ln -s /opt/cortex-utils/bin/cortex-utils /usr/local/bin/cortex-utils \
 && cortex-utils --help > /dev/null \
 && test -n "$(find /opt/cortex-utils/target -name 'classes-*.jsa' -size +1M)"

USER cortex
WORKDIR /home/cortex
ENTRYPOINT ["cortex-utils"]
CMD ["--help"]
