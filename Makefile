# The commands of a checkout. Messages are in Spanish: they are read by whoever tries the product.
.PHONY: help install demo test platform-scripts soak check lock bench nlu-report
.DEFAULT_GOAL := help

UV := .tools/bin/uv
PORT ?=
NAME ?=
PYTEST_ARGS ?=
COMPILE := UV_SYSTEM_CERTS=1 $(UV) pip compile --universal
LOCK := $(COMPILE) --quiet --generate-hashes --no-header $(if $(UPGRADE),--upgrade)

help:
	@echo "make demo      prepara todo y abre la demostración en el navegador (PORT=8080 elige el puerto)"
	@echo "make test      prepara lo que piden las pruebas y las ejecuta todas"
	@echo "make platform-scripts  juega todos los guiones en Slack y en Telegram (make test juega una parte)"
	@echo "make soak      100.000 turnos con fallas y reinicios: nada se pierde ni crece (TURNS=… para menos)"
	@echo "make install   deja listos .venv/bin/pregonero y nlu/.venv"
	@echo "make check     estilo, tipos y dependencias entre módulos"
	@echo "make bench     mide tiempos y memoria (NAME=… mide un solo grupo)"
	@echo "make nlu-report  mide cuánto entiende el modelo y escribe models/REPORT.md (PEER=no omite el de Rasa)"
	@echo "make lock      vuelve a fijar las versiones (UPGRADE=1 las actualiza)"

install:
	@deploy/install.sh

demo: install
	@deploy/step.sh "Revisando el modelo de lenguaje" "vea el aviso anterior." sh -c '.venv/bin/pregonero nlu train >/dev/null'
	@exec .venv/bin/pregonero sandbox $(if $(PORT),--port $(PORT))

test:
	@deploy/install.sh tests
	@.venv/bin/pytest -n 2 --dist worksteal $(PYTEST_ARGS)

platform-scripts:
	@deploy/install.sh tests
	@PLATFORM_SCRIPTS=all .venv/bin/pytest -n 2 --dist worksteal tests/platforms $(PYTEST_ARGS)

soak:
	@deploy/install.sh tests
	@.venv/bin/python -m tests.soak --turns $(or $(TURNS),100000)

check:
	@deploy/install.sh tests
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --quiet --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

bench:
	@deploy/install.sh tests
	@.venv/bin/python -m tests.bench $(if $(NAME),--name $(NAME))

nlu-report:
	@deploy/install.sh tests
	@.venv/bin/python -m tests.nlu.report $(if $(filter no,$(PEER)),--no-peer)

lock: install
	@$(LOCK) --python-version 3.11 --group tools -o deploy/tools.lock
	@$(LOCK) --python-version 3.11 pyproject.toml --group build -o requirements.lock
	@$(LOCK) --python-version 3.11 pyproject.toml --group build --group dev -c requirements.lock -o tests/requirements.lock
	@# Its header stays as it is: the model's hash covers this lock.
	@$(COMPILE) --python-version 3.10 --generate-hashes --override nlu/overrides.txt nlu/requirements.in \
		-o nlu/requirements.lock $(if $(UPGRADE),--upgrade) >/dev/null
