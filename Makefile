# Needs a JDK 17 and Maven; Maven brings the rest.

MVN ?= mvn --batch-mode --no-transfer-progress
JAR = target/onrecord.jar
SOURCES = pom.xml $(shell find src/main -type f)

.PHONY: run sample test bench lint format clean

## Builds, runs the seed article, prints what was found and where it lies.
run: $(JAR)
	java -jar $(JAR) run --spec=pipelines/seed.yaml

## The same for the made-up corpus.
sample: $(JAR)
	java -jar $(JAR) run --spec=pipelines/sample.yaml

## All tests, the ones against a real Flink included.
test:
	$(MVN) verify

## Formatting; the compiler's and Error Prone's warnings are errors in every build.
## How fast it is: the bare extractor in one thread, and the whole job on both runners.
bench: $(JAR)
	$(MVN) -q test-compile exec:java -Dexec.args="$(BENCH)"

lint:
	$(MVN) spotless:check

format:
	$(MVN) spotless:apply

clean:
	$(MVN) clean

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)
