# The commands of the README. Each is one small script in .ci; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test sim zoo bench dev check

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, and open the app beside a server with invented sample data; Ctrl-C ends everything
	@exec .ci/start

test: ## install what is missing, build, and test everything, real window and browsers included
	@exec .ci/test

sim: ## simulate months with faults, crash the phone's store: SEEDS=n FROM=k RUNS=m
	@exec .ci/sim

zoo: ## plant the bugs that others have had, and see that the simulation finds each
	@exec .ci/zoo

bench: ## measure the figures of the README, on release builds
	@exec .ci/bench

dev: ## work on it: pages with hot reload in a browser, beside a server and a phone that restart after a change
	@exec .ci/dev

check: ## format, lints, types; under a minute when warm
	@exec .ci/check
