# Needs a JDK 17 and Maven; Maven brings the rest.

MVN ?= mvn --batch-mode --no-transfer-progress
JAR = target/onrecord.jar
SOURCES = pom.xml $(shell find src/main -type f)
# The test classes, and the class path of the Flink clusters that they start.
TEST_FLINK = test-compile dependency:copy-dependencies@flink dependency:copy@flink-web

.PHONY: run sample page pictures test it flink-up flink-down bench bench-page fields lint format clean

## Builds, runs the seed article, prints what was found and where it lies.
run: $(JAR)
	java -jar $(JAR) run --spec=pipelines/seed.yaml

## The same for the made-up corpus.
sample: $(JAR)
	java -jar $(JAR) run --spec=pipelines/sample.yaml

## The same, and a page of what was found: target/sample/report.html.
page: $(JAR)
	java -jar $(JAR) run --spec=pipelines/sample.yaml --report

## Pictures of that page, at three sizes, light and dark, in target/pictures. Needs Chromium and its driver.
pictures: page
	$(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord.report.Screenshots \
	  -Dexec.args="target/sample/report.html target/pictures"

## All tests, the ones against a real Flink and in a browser included; with IT=all those of `make it` too.
test:
	$(MVN) verify $(if $(IT),-Dit.excludedGroups=none)

## What takes longer to test: clusters of other shapes, processes killed, many jobs on one cluster.
it: $(JAR)
	$(MVN) verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='Cluster*IT' -Dit.excludedGroups=none

## A Flink cluster on this machine, at http://127.0.0.1:8081; FLINK="2 1" is two task managers of one slot.
FLINK ?= 1 2
flink-up: $(JAR)
	$(MVN) -q $(TEST_FLINK)
	$(MVN) -q exec:java -Dexec.mainClass=org.onrecord.FlinkCluster -Dexec.args="up $(FLINK)"

flink-down:
	$(MVN) -q exec:java -Dexec.mainClass=org.onrecord.FlinkCluster -Dexec.args="down"

## How fast it is: the bare extractor in one thread, and the whole job on both runners.
bench: $(JAR)
	$(MVN) -q $(TEST_FLINK)
	$(MVN) -q exec:exec -Dexec.executable=java \
	  -Dexec.args="-cp %classpath org.onrecord.Benchmark $(BENCH)"

## How fast a page of 200,000 statements is made, loaded and filtered. Needs Chromium and its driver.
bench-page:
	$(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord.report.PageBenchmark -Dexec.args="$(BENCH)"

## Updates the tables of fields in src/docs/output.md from the schemas.
fields:
	$(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord.DocsFields

## Formatting; the compiler's and Error Prone's warnings are errors in every build.
lint:
	$(MVN) spotless:check

format:
	$(MVN) spotless:apply

clean:
	$(MVN) clean

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)
