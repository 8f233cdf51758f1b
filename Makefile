# Needs a JDK 17 and Maven; Maven fetches the rest. `make help` lists what there is.

MVN ?= mvn --batch-mode --no-transfer-progress
JAR = target/onrecord.jar
SOURCES = pom.xml $(shell find src/main -type f)
# The test classes, and the class path of the Flink clusters that they start.
TEST_FLINK = test-compile dependency:copy-dependencies@flink dependency:copy@flink-web
BENCH_MAIN = $(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord

.PHONY: help run sample page pictures check test integration it chaos flink-up flink-down bench bench-page bench-copies fields schemas lint format clean

help: ## Lists these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(JAR) ## Builds, processes the seed article, prints a summary
	java -jar $(JAR) run --spec=pipelines/seed.yaml

sample: $(JAR) ## The same for the made-up corpus of 14 days
	java -jar $(JAR) run --spec=pipelines/sample.yaml

page: $(JAR) ## The same, and a report page: target/sample/report.html
	java -jar $(JAR) run --spec=pipelines/sample.yaml --report

pictures: page ## Pictures of that page, three sizes, light and dark: target/pictures (needs Chromium)
	$(BENCH_MAIN).bench.Screenshots -Dexec.args="target/sample/report.html target/pictures"

check: ## The fast check: compiles, lints, runs the unit tests
	$(MVN) spotless:check test

test: ## All tests, those against a real Flink and in a browser included; IT=all adds those of `make it`
	$(MVN) verify $(if $(IT),-Dit.long.skip=false)

integration: ## The integration tests alone, after `make check`; IT=all adds the long ones, which run last
	$(MVN) verify -Dunit.skip=true $(if $(IT),-Dit.long.skip=false)

it: ## The long tests: clusters of other shapes, many jobs on one cluster, ten chaos rounds, emulated processors
	$(MVN) verify -Dunit.skip=true -Dit.short.skip=true -Dit.long.skip=false

N ?= 10
ROUND ?= 1
chaos: ## Runs that are killed, starved of disk, refused, doubled; N=200 rounds, ROUND=17 the first
	$(MVN) verify -Dunit.skip=true -Dit.short.skip=true -Dit.long.skip=false -Dit.test=ChaosIT \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dchaos.rounds=$(N) -Dchaos.round=$(ROUND)

FLINK ?= 1 2
flink-up: $(JAR) ## A Flink cluster at http://127.0.0.1:8081; FLINK="2 1" is two task managers of one slot
	$(MVN) -q $(TEST_FLINK)
	$(MVN) -q exec:java -Dexec.mainClass=org.onrecord.testing.FlinkCluster -Dexec.args="up $(FLINK)"

flink-down: ## Ends it
	$(MVN) -q exec:java -Dexec.mainClass=org.onrecord.testing.FlinkCluster -Dexec.args="down"

bench: $(JAR) ## Speed of the extractor alone and of the job; BENCH="CORPUS ARTICLES PARAGRAPHS ROW..."
	$(MVN) -q $(TEST_FLINK)
	$(MVN) -q exec:exec -Dexec.executable=java \
	  -Dexec.args="-cp %classpath org.onrecord.bench.Benchmark $(BENCH)"

bench-page: ## Speed of a report page of 200,000 statements (needs Chromium)
	$(BENCH_MAIN).bench.PageBenchmark -Dexec.args="$(BENCH)"

bench-copies: ## Time and memory of marking copies; BENCH="1000 2000" are numbers of articles
	$(BENCH_MAIN).bench.CopiesBenchmark -Dexec.args="$(BENCH)"

fields: ## Updates the tables of fields in src/docs/output.md from the schemas
	$(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord.DocsFields

schemas: ## Updates pipelines/schemas, the JSON Schemas of specs and catalogues, from the code
	$(MVN) -q test-compile exec:java -Dexec.mainClass=org.onrecord.Schemas

lint: ## Checks the formatting; every build treats compiler and Error Prone warnings as errors
	$(MVN) spotless:check

format: ## Formats the code
	$(MVN) spotless:apply

clean: ## Deletes target
	$(MVN) clean

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)
