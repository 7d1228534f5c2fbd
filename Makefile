# Chokepoint. `make run` judges the example deals, `make test` runs every test that needs no network.

SWIFT ?= swift
RELEASE = .build/release/chokepoint
# The toolchain's own needs (libxml2, zlib at run time) and the headers we build against.
APT = zlib1g-dev libsqlite3-dev libxml2-dev pkg-config

.PHONY: setup build run test check bench bench-screening bench-growth bench-evasion bench-addresses bench-pairs bench-rules \
	bench-deals bench-server bench-reloads bench-watch bench-linking bench-test test-browser agreement fuzz lint format install uninstall test-install test-spark clean

setup: ## install what the build needs, saying what
	@./Scripts/setup $(APT)

# Static: the binary starts faster and needs no Swift on the machine it is moved to.
build: setup
	$(SWIFT) build -c release --product chokepoint --static-swift-stdlib

run: build ## judge the example deals
	@for deal in Examples/*.json; do $(RELEASE) check "$$deal" || exit $$?; echo; done

test: setup ## all tests
	$(SWIFT) build --build-tests
	$(SWIFT) build --product chokepoint
	$(SWIFT) test --skip-build
	.build/debug/chokepoint rules fmt --check
	.build/debug/chokepoint rules check
	.build/debug/chokepoint rules test
	$(MAKE) test-browser

check: lint ## the quick round, on a built tree
	$(SWIFT) build --product chokepoint
	.build/debug/chokepoint rules fmt --check
	.build/debug/chokepoint rules check
	.build/debug/chokepoint rules test

lint:
	$(SWIFT) format lint -s -r -p Package.swift Sources Tests Benchmarks/Sources Fuzz/targets

format:
	$(SWIFT) format -i -r -p Package.swift Sources Tests Benchmarks/Sources Fuzz/targets

bench: build ## start to answer, import of the screening list: DATA=folder with the real lists
	cd Benchmarks && $(SWIFT) run -c release bench --binary ../$(RELEASE) --data "$(or $(DATA),../../shared/data)"

NAMES = ../shared/data/names

bench-screening: build ## recall, calibration and speed beside other programs: DATA=folder, PEERS=0, PEER_QUERIES=number, GROWTH=1
	python3 Benchmarks/screening/run.py --binary $(RELEASE) --data "$(or $(DATA),$(NAMES)/bench-dev)" \
	  --peer-queries $(if $(filter 0,$(PEERS)),0,$(or $(PEER_QUERIES),4000))
	$(if $(filter 1,$(GROWTH)),$(MAKE) bench-growth DATA="$(DATA)")

bench-growth: build ## time per query with 10 and 40 times as many parties: DATA=folder
	python3 Benchmarks/screening/grow.py --binary $(RELEASE) --data "$(or $(DATA),$(NAMES)/bench-dev)"

bench-evasion: build ## disguised names against the full lists: CASES=file, LISTS=folder, ARGS=--misses
	python3 Benchmarks/evasion/run.py --binary $(RELEASE) --cases "$(or $(CASES),$(NAMES)/evasion-dev.csv)" \
	  --lists "$(or $(LISTS),../shared/data/lists)" $(ARGS)

bench-watch: build ## what is read of articles, scored, and how many a second: GOLD=file TEXTS=folder
	python3 Benchmarks/watch/run.py --binary $(RELEASE) --scorer ../shared/bench/watch/score.py \
	  --gold "$(or $(GOLD),../shared/reference/watch-gold-examples.yaml)" --texts "$(or $(TEXTS),../shared/data/articles)"

bench-linking: build ## names of news linked to the parties of imported lists: LISTS=folder, ARGS=--show
	python3 Benchmarks/watch/linking.py --binary $(RELEASE) --lists "$(or $(LISTS),../shared/data/lists)" $(ARGS)

bench-addresses: build ## listed addresses in other writings and neighbours of them: LIST=file, ARGS=--show
	python3 Benchmarks/addresses/run.py --binary $(RELEASE) \
	  --list "$(or $(LIST),../shared/data/lists/ecfr-15cfr-part744-2026-07-23.xml.gz)" $(ARGS)

bench-pairs: build ## judged pairs of names and the scores of OFAC's search: DATA=folder, ARGS=--misses
	python3 Benchmarks/pairs/run.py --binary $(RELEASE) --data "$(or $(DATA),$(NAMES)/pairs)" $(ARGS)

RULES = ../shared/bench/rules

bench-rules: build ## 28 sample rules beside their reference in C, and polars: DATA=folder (made if it has none), PEERS=0
	@mkdir -p "$(or $(DATA),Benchmarks/rules/.data)"
	python3 Benchmarks/rules/run.py --binary $(RELEASE) --data "$(or $(DATA),Benchmarks/rules/.data)" \
	  --reference "$(RULES)" $(if $(filter 0,$(PEERS)),--peers 0)

bench-deals: build ## whole determinations in batch, deals a second on one core: DEALS=number
	python3 Benchmarks/deals/run.py --binary $(RELEASE) $(if $(DEALS),--deals $(DEALS)) $(ARGS)

agreement: ## clauses in columns beside clauses one deal at a time, on ROWS random deals in each of eight ways; short answers beside explained ones, on DEALS under each regime
	CHOKEPOINT_TEST_ROWS=$(or $(ROWS),125000) $(SWIFT) test -c release -Xswiftc -enable-testing --filter VectorTests
	CHOKEPOINT_TEST_ROWS=$(or $(DEALS),10000) $(SWIFT) test -c release -Xswiftc -enable-testing --filter ShortAnswerTests

bench-server: build ## answers of the server a second, next to the library's own speed: LISTS=folder
	python3 Benchmarks/server/run.py --binary $(RELEASE) --lists "$(or $(LISTS),../shared/data/lists)" $(ARGS)

bench-reloads: build ## a thousand requests a second while lists are read anew a hundred times: ARGS=--reloads 10
	python3 Benchmarks/server/reloads.py --binary $(RELEASE) --lists "$(or $(LISTS),../shared/data/lists)" $(ARGS)

# Chromium and its driver are Debian's; Selenium lives in a folder of its own.
BROWSER = chromium chromium-driver python3-venv fonts-noto-core fonts-noto-cjk

test-browser: setup ## what an officer does in a day, in a real browser; screenshots in Tests/Browser/.shots
	@./Scripts/setup $(BROWSER)
	@test -x .venv/bin/python || python3 -m venv .venv
	@.venv/bin/python -c 'import selenium' 2>/dev/null || .venv/bin/pip install --quiet selenium==4.51.0
	$(SWIFT) build --product chokepoint
	.venv/bin/python Tests/Browser/officer.py .build/debug/chokepoint

bench-test: ## the scorers' own tests
	@for folder in screening evasion pairs; do python3 -m unittest discover -s Benchmarks/$$folder || exit $$?; done

# A crash hangs in Swift's own backtracer; libFuzzer writes the input to Fuzz/findings either way. Leaks are not asked for:
# FoundationXML leaks its errors.
MEMORY = address
fuzz: build ## TARGET=names, csv, json, list, import, screen, payments or html; RUNS=number or SECONDS=number; MEMORY=bare: twice as fast
	@test -e "Fuzz/targets/$(TARGET).swift" || \
	  { echo "fuzz: TARGET is one of $(basename $(notdir $(wildcard Fuzz/targets/*.swift)))"; exit 2; }
	Fuzz/build $(TARGET) $(MEMORY)
	@mkdir -p Fuzz/findings Fuzz/.corpus/$(TARGET)
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 Fuzz/.build/$(MEMORY)/$(TARGET) -timeout=10 -rss_limit_mb=4096 \
	  -max_len=$(if $(filter names screen,$(TARGET)),300,4096) -artifact_prefix=Fuzz/findings/$(TARGET)- \
	  $(if $(SECONDS),-max_total_time=$(SECONDS),-runs=$(or $(RUNS),1000000)) -print_final_stats=1 \
	  Fuzz/.corpus/$(TARGET) Fuzz/corpus/$(TARGET)

PREFIX ?= /usr/local
UNITS = lib/systemd/system
SHARE = $(DESTDIR)$(PREFIX)/share/chokepoint
DOC = $(DESTDIR)$(PREFIX)/share/doc/chokepoint

$(RELEASE):
	$(MAKE) build

# The folder is made beside and put in place by two renames, so that a server that reads it finds the old one or the new.
install: $(RELEASE) ## binary, rules, data and units: PREFIX=/usr/local DESTDIR=; the workspace is never touched
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share" "$(DESTDIR)$(PREFIX)/$(UNITS)" \
	  "$(DESTDIR)$(PREFIX)/lib/sysusers.d" "$(DOC)"
	rm -rf "$(SHARE).new" "$(SHARE).old" && mkdir "$(SHARE).new"
	for folder in rules data web; do test ! -d $$folder || cp -R $$folder "$(SHARE).new/" || exit $$?; done
	chmod -R u=rwX,go=rX "$(SHARE).new"
	test ! -e "$(SHARE)" || mv "$(SHARE)" "$(SHARE).old"
	mv "$(SHARE).new" "$(SHARE)" && rm -rf "$(SHARE).old"
	install -m 755 $(RELEASE) "$(DESTDIR)$(PREFIX)/bin/.chokepoint.new"
	mv "$(DESTDIR)$(PREFIX)/bin/.chokepoint.new" "$(DESTDIR)$(PREFIX)/bin/chokepoint"
	for unit in chokepoint.service chokepoint-update.service chokepoint-update.timer; do \
	  sed 's|@PREFIX@|$(PREFIX)|g' packaging/$$unit > "$(DESTDIR)$(PREFIX)/$(UNITS)/$$unit" || exit $$?; done
	install -m 644 packaging/chokepoint.sysusers "$(DESTDIR)$(PREFIX)/lib/sysusers.d/chokepoint.conf"
	install -m 644 docs/*.md LICENSE "$(DOC)"

uninstall: ## all that install put there: PREFIX=/usr/local DESTDIR=
	rm -rf "$(SHARE)" "$(DOC)"
	rm -f "$(DESTDIR)$(PREFIX)/bin/chokepoint" "$(DESTDIR)$(PREFIX)/lib/sysusers.d/chokepoint.conf" \
	  "$(DESTDIR)$(PREFIX)/$(UNITS)/chokepoint.service" "$(DESTDIR)$(PREFIX)/$(UNITS)/chokepoint-update.service" \
	  "$(DESTDIR)$(PREFIX)/$(UNITS)/chokepoint-update.timer"

test-install: ## what is installed works away from the checkout, and its units verify: BINARY=file
	./Scripts/test-install "$(or $(BINARY),$(RELEASE))"

test-spark: ## the answers of Spark are those of one process: BINARY=file; installs pyspark from PyPI into Examples/spark/.venv
	./Examples/spark/test "$(or $(BINARY),$(RELEASE))"

clean:
	rm -rf .build Benchmarks/.build Benchmarks/.venv Fuzz/.build Examples/spark/.venv
