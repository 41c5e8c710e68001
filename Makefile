# Every command of the project. `make` alone says what they do.
PORT ?= 8080
STATE ?= .local/state
PYTHON := .venv/bin/python
OURS := layers/domain/python:.
HOUSE = $(PYTHON) -m local
WHERE = --port $(PORT) --state $(STATE)
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help up down reset status test check synth deploy bench bench-buyer bench-relay soak-relay judge-eval judge-train lock pictures

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  A second house beside the first: make up PORT=9000 STATE=.local/second"
	@echo "  Practice rooms written down on this machine: make up SPEECH=1 (about 350 MB more)"

up: ## run the house at http://localhost:8080 until Ctrl-C
	@python3 local/install.py up
	@exec $(HOUSE) up $(WHERE)

down: ## stop it, keep its state
	@$(HOUSE) down $(WHERE)

reset: ## stop it, forget its state
	@$(HOUSE) reset $(WHERE)

status: ## does it run, and where
	@$(HOUSE) status $(WHERE)

test: ## every test, installing what they need
	@python3 local/install.py test
	@$(PYTHON) -m local.checks test $(ARGS)

check: ## lint, types, import contracts, for Python and web
	@python3 local/install.py test
	@$(PYTHON) -m local.checks check

synth: ## templates for AWS in cdk.out, no account needed
	@python3 local/install.py up
	@$(PYTHON) -m local.aws synth

deploy: ## to your own AWS account, see docs/deploy.md
	@python3 local/install.py up
	@$(PYTHON) -m local.aws deploy

pictures: ## the pictures of this README, made by the browser test
	@python3 local/install.py test
	@PICTURES=build/pictures PYTHONPATH=$(OURS) $(PYTHON) -m pytest tests/e2e
	@mkdir -p docs/images
	@for name in $$(grep -o 'docs/images/[a-z-]*' README.md); do cp build/pictures/$${name##*/}.png docs/images/; done

bench: ## measured figures with their limits, OUT=<file.json> keeps them
	@python3 local/install.py test
	@PYTHONPATH=$(OURS) $(PYTHON) -m tests.bench $(if $(OUT),--out $(OUT))

bench-relay: ## our relay beside MediaRelay and Debian's Janus, OUT=<file.json> keeps it
	@python3 local/install.py relay-bench
	@PYTHONPATH=$(OURS) $(PYTHON) -m tests.bench_relay $(if $(OUT),--out $(OUT))

soak-relay: ## ten minutes of people who come and go: does the relay keep anything? OUT=<file.json>
	@python3 local/install.py test
	@PYTHONPATH=$(OURS) $(PYTHON) -m tests.bench_relay.soak $(if $(OUT),--out $(OUT))

bench-buyer: ## the buyer against scripted reps: [OUT=<file.json>] [PUT=<page.md>]
	@python3 local/install.py test
	@PYTHONPATH=$(OURS) $(PYTHON) -m tests.bench.reps $(if $(OUT),--out $(OUT)) $(if $(PUT),--put $(PUT))

judge-eval: ## the judge against people: DATA=<file> [TRAIN=<file>] [JUDGE=offline|openai] [OUT=<file.json>]
	@python3 local/install.py up
	@PYTHONPATH=$(OURS) $(PYTHON) -m training.judge.evaluate $(DATA) $(if $(TRAIN),--train $(TRAIN)) \
		$(if $(JUDGE),--judge $(JUDGE)) $(if $(OUT),--out $(OUT)) $(foreach page,$(PUT),--put $(page))

judge-train: ## learn the judge's heads anew from labelled dialogues: DATA=<file>, about ten minutes
	@python3 local/install.py up
	@PYTHONPATH=$(OURS) $(PYTHON) -m training.judge.train $(DATA)

lock: ## resolve requirements anew
	@python3 local/install.py up
	@$(PYTHON) -m local.lock
