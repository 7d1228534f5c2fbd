# Chokepoint. `make run` judges the example deals, `make test` runs every test that needs no network.

SWIFT ?= swift
RELEASE = .build/release/chokepoint
# The toolchain's own needs (libxml2, zlib at run time) and the headers we build against.
APT = zlib1g-dev libxml2

.PHONY: setup build run test check bench lint format install clean

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
	.build/debug/chokepoint rules check
	.build/debug/chokepoint rules test

check: lint ## the quick round, on a built tree
	$(SWIFT) build --product chokepoint
	.build/debug/chokepoint rules check
	.build/debug/chokepoint rules test

lint:
	$(SWIFT) format lint -s -r -p Package.swift Sources Tests Benchmarks/Sources

format:
	$(SWIFT) format -i -r -p Package.swift Sources Tests Benchmarks/Sources

bench: build ## start to answer, import of the screening list: DATA=folder with the real lists
	cd Benchmarks && $(SWIFT) run -c release bench --binary ../$(RELEASE) --data "$(or $(DATA),../../shared/data)"

clean:
	rm -rf .build Benchmarks/.build
