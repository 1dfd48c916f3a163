# SPDX-License-Identifier: GPL-2.0-or-later
# Everything is found by wildcard: a new source file needs no edit here.
#
#   make run      the suite on this host           make check   every test of this project
#   make help     all targets
#
# Options: SANITIZE=address,undefined  COVERAGE=1  O=DIR  V=1  SUITE=NAME  P=PROBE-ID

VERSION := 0.1.0
VARIANT := $(if $(COVERAGE),coverage)$(if $(SANITIZE),sanitize)
O ?= out$(if $(VARIANT),/$(VARIANT))
SUITE ?= host
PREFIX ?= /usr/local
DESTDIR ?=

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2);)

CC ?= cc
CFLAGS ?= -O2 -g1
# A distribution builds with other flags and compilers, which warn of other things: WERROR= there.
WERROR ?= -Werror
WARN := -Wall -Wextra $(WERROR) -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-missing-field-initializers -Wno-format-truncation
CPPFLAGS += -D_GNU_SOURCE -DBULKHEAD_VERSION='"$(VERSION)"' -Iprobes/lib -Ireports -I$(O)/gen
ALL_CFLAGS = -std=gnu11 $(WARN) $(CFLAGS) -MMD -MP $(INSTRUMENT)
# With its checks inserted gcc sees null pointers in formats that nobody passes.
INSTRUMENT := $(if $(SANITIZE),-Wno-format-overflow -fsanitize=$(SANITIZE) -fno-omit-frame-pointer) \
	$(if $(COVERAGE),--coverage -fprofile-update=atomic -DBULKHEAD_COVERAGE='"$(abspath $(O)/obj)"')
LDFLAGS += -Wl,--as-needed $(INSTRUMENT)
# Sanitisers do not link statically.
STATIC := $(if $(SANITIZE),,-static)

src = $(sort $(wildcard $(1)))
obj = $(patsubst %.c,$(O)/obj/%.o,$(1))

LIB_SRC     := $(call src,probes/lib/*.c)
PROBE_SRC   := $(filter-out probes/lib/%,$(call src,probes/*/*.c probes/*/*/*.c))
# A folder's shared helpers start with an underscore: linked with each probe of the folder.
HELPER_SRC  := $(foreach f,$(PROBE_SRC),$(if $(filter _%,$(notdir $f)),$f))
PROBE_SRC   := $(filter-out $(HELPER_SRC),$(PROBE_SRC))
PROBE_IDS   := $(patsubst probes/%.c,%,$(PROBE_SRC))
RUNTIME_SRC := $(call src,runtime/*.c)
RUNNER_SRC  := $(call src,suites/runner/*.c)
VM_SRC      := $(call src,suites/runner/vm/*.c)
AGENT_SRC   := $(call src,suites/runner/agent/*.c)
REPORT_SRC  := $(call src,reports/*.c)
TESTS       := $(foreach d,$(call src,runtime/test reports/test suites/runner/test probes/lib/test),$(if $(wildcard $d/*.c),$d))

IMAGE   := $(O)/bulkhead-probes
RUNNER  := $(O)/bulkhead
AGENT   := $(if $(AGENT_SRC),$(O)/bulkhead-agent)
RUNTIME := $(if $(RUNTIME_SRC),$(O)/bulkhead-runtime)
BINS    := $(addprefix $(O)/bin/,$(PROBE_IDS))
TEST_BINS := $(patsubst %/test,$(O)/test/%,$(TESTS))

# libsepol.a also where all else is shared: what the oracle asks, the shared one does not export.
STATIC_LIBS := -lseccomp -lselinux -lpcre2-8 -l:libsepol.a -lcap -ljansson
PROBE_LIBS  := -lseccomp -lselinux -l:libsepol.a -lcap -ljansson -Wl,--no-as-needed -lkmod -Wl,--as-needed -lpthread -lrt
RUNNER_LIBS := -ljansson -lkmod -lz -lxml2 -lcap -lselinux -l:libsepol.a -lpcre2-8 -lpthread
AGENT_LIBS  := -ljansson -lkmod -lz -lcap -lselinux -l:libsepol.a -lpcre2-8 -lpthread

include $(wildcard fixtures/*.mk scripts/*.mk)

.PHONY: all image installed programs run check probe vm matrix bench coverage lint format install uninstall dist clean help list
all: image programs $(RUNNER) $(AGENT) $(RUNTIME) $(FIXTURE_TARGETS)
image: $(IMAGE)
programs: $(BINS)

help:
	@echo 'make run               bootstrap, build, run SUITE=$(SUITE) here; reports in $(O)/report.*'
	@echo 'make check             every test: units, lint, host, virtual machines, sabotage, reports'
	@echo 'make probe P=ID        build and run one probe, then its sabotage'
	@echo 'make vm                the suite vm in a virtual machine with a Debian kernel (K=6.1|6.12|7.2)'
	@echo 'make matrix            the suite vm on every Debian kernel, one column each'
	@echo 'make bench             latency of one cell under native, reference, runc and crun, as ratios'
	@echo 'make coverage          lcov summary and HTML in out/coverage/html'
	@echo 'make lint format       conventions checked; sources formatted'
	@echo 'make install uninstall PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)'
	@echo 'make dist deb rpm      source archive and packages, in $(O)/packages'
	@echo 'make image-oci         the static image as an OCI image, in $(O)/oci'
	@echo 'make clean help'

# ---- objects -------------------------------------------------------------------------------
# What every probe includes of the C library is parsed once; a third of a probe's compile time.
LIBC_H := $(O)/gen/libc.h
$(LIBC_H).gch: probes/lib/probe.h | $(O)/gen
	$(call say,PCH,$@)grep '^#include <' $< >$(LIBC_H) && $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -x c-header -o $@ $(LIBC_H)
$(O)/obj/probes/%.o: probes/%.c | $(LIBC_H).gch
	$(call say,CC,$<)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -include $(LIBC_H) -I$(dir $<) -I$(dir $<).. -DPROBE_ID='"$*"' $(ALL_CFLAGS) -c -o $@ $<
$(O)/obj/suites/%.o: suites/%.c
	$(call say,CC,$<)mkdir -p $(@D) && $(CC) $(CPPFLAGS) -Isuites/runner $(shell xml2-config --cflags 2>/dev/null) $(ALL_CFLAGS) -c -o $@ $<
$(O)/obj/reports/%.o: reports/%.c
	$(call say,CC,$<)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(shell xml2-config --cflags 2>/dev/null) $(ALL_CFLAGS) -c -o $@ $<
# What the page embeds with .incbin, which -MMD does not see.
$(O)/obj/reports/html_page.o: reports/page.css reports/page.js
# What `bulkhead claims` embeds: the ledgers, each after its path.
$(O)/gen/ledgers.txt: $(wildcard probes/*/LEDGER.md) | $(O)/gen
	$(call say,GEN,$@)for f in $(wildcard probes/*/LEDGER.md); do echo "@ $$f"; cat $$f; done >$@
$(O)/obj/suites/runner/ledgers.o: $(O)/gen/ledgers.txt
$(O)/obj/suites/runner/ledgers.o: CPPFLAGS += -DLEDGERS='"$(O)/gen/ledgers.txt"'
$(O)/obj/%.o: %.c
	$(call say,CC,$<)mkdir -p $(@D) && $(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(O)/lib/%.a:
	$(call say,AR,$@)mkdir -p $(@D) && rm -f $@ && $(AR) rcs $@ $^
$(O)/lib/probe.a:   $(call obj,$(LIB_SRC))
$(O)/lib/runtime.a: $(call obj,$(filter-out runtime/main.c,$(RUNTIME_SRC)))
$(O)/lib/report.a:  $(call obj,$(REPORT_SRC))
$(O)/lib/runner.a:  $(call obj,$(filter-out suites/runner/main.c,$(RUNNER_SRC)))
$(O)/lib/vm.a:      $(call obj,$(VM_SRC))

# ---- two links of every probe ---------------------------------------------------------------
# The list of probes is a response file: thousands of objects do not fit a command line, and a
# removed probe must relink the image.
$(O)/gen/image.objs: $(call obj,$(PROBE_SRC) $(HELPER_SRC)) $(O)/gen/probes.list.mk
	$(file >$@,$(filter %.o,$^))@:
$(O)/gen:
	@mkdir -p $@
PROBES_NOW := $(PROBE_SRC) $(HELPER_SRC)
-include $(O)/gen/probes.list.mk
ifneq ($(PROBES_NOW),$(PROBES_BEFORE))
.PHONY: $(O)/gen/probes.list.mk
endif
$(O)/gen/probes.list.mk: | $(O)/gen
	$(file >$@,PROBES_BEFORE := $(PROBES_NOW))@:

$(IMAGE): $(O)/gen/image.objs $(O)/gen/probes.list.mk $(O)/lib/probe.a
	$(call say,LINK,$@)$(CC) $(STATIC) $(LDFLAGS) -o $@ @$(O)/gen/image.objs $(O)/lib/probe.a $(STATIC_LIBS) $(if $(STATIC),,-lkmod) -lpthread

# A thousand small links: gold, where binutils has it, takes half the time.
QUICK_LD := $(if $(shell command -v ld.gold),-fuse-ld=gold)
.SECONDEXPANSION:
PCT := %
# The helpers of a probe: those of its folder and of the folders above.
helpers_of = $(foreach h,$(HELPER_SRC),$(if $(filter $(dir $h)$(PCT),$(dir $(1))),$h))
$(BINS): $(O)/bin/%: $(O)/obj/probes/%.o $(O)/lib/probe.a $$(call obj,$$(call helpers_of,probes/$$*.c))
	$(call say,LINK,$@)mkdir -p $(@D) && $(CC) $(LDFLAGS) $(QUICK_LD) -o $@ $(filter %.o,$^) $(O)/lib/probe.a $(PROBE_LIBS)

# ---- commands ------------------------------------------------------------------------------
$(RUNNER): $(O)/obj/suites/runner/main.o $(O)/lib/vm.a $(O)/lib/runner.a $(O)/lib/report.a $(O)/obj/probes/lib/names.o
	$(call say,LINK,$@)$(CC) $(LDFLAGS) -o $@ $^ $(O)/lib/runner.a $(RUNNER_LIBS)
$(O)/bulkhead-agent: $(call obj,$(AGENT_SRC)) $(O)/lib/runner.a $(O)/obj/probes/lib/names.o
	$(call say,LINK,$@)$(CC) $(LDFLAGS) -o $@ $^ $(AGENT_LIBS)
$(O)/bulkhead-runtime: $(O)/obj/runtime/main.o $(O)/lib/runtime.a
	$(call say,LINK,$@)$(CC) $(STATIC) $(LDFLAGS) -o $@ $^ $(STATIC_LIBS) -lpthread

$(TEST_BINS): $(O)/test/%: $$(call obj,$$(wildcard $$*/test/*.c)) $(O)/lib/vm.a $(O)/lib/runner.a $(O)/lib/report.a $(O)/lib/runtime.a $(O)/lib/probe.a
	$(call say,LINK,$@)mkdir -p $(@D) && $(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter $(O)/lib/$(if $(filter suites/runner,$*),%,$(if $(filter probes/lib,$*),probe,$(patsubst %s,%,$*))).a,$^) $(if $(filter suites/runner,$*),$(O)/lib/runner.a) -lcunit -ljansson -lseccomp -lselinux -lcap -lkmod -lz -lxml2 -l:libsepol.a -lpcre2-8 -lpthread

# ---- jobs ----------------------------------------------------------------------------------
run:
	@scripts/bootstrap run
	@$(MAKE) --no-print-directory -j$$(nproc) image $(RUNNER) $(RUNTIME)
	@$(RUNNER) run --suite $(SUITE) --journal $(O)/journal.jsonl --report $(O)/report
check:
	@scripts/bootstrap check
	@$(MAKE) --no-print-directory -j$$(nproc) all units
	@O=$(O) scripts/check
units: $(TEST_BINS)
.PHONY: units
probe: image $(RUNNER) $(RUNTIME)
	$(Q)test -n "$(P)" || { echo "make probe: P=ID is missing; 'make list' prints the ids" >&2; exit 2; }
	$(Q)$(RUNNER) run --verbose --journal $(O)/probe.jsonl $(P)
	$(Q)$(RUNNER) run --verbose --sabotage --journal $(O)/sabotage.jsonl $(P)
list: image $(RUNNER)
	@$(RUNNER) list
vm: all
	$(Q)scripts/vm $(or $(K),6.12) vm
matrix: all
	$(Q)scripts/matrix
bench: all $(BENCH)
	$(Q)O=$(O) scripts/bench
coverage:
	$(Q)scripts/coverage
lint: image
	$(Q)O=$(O) scripts/lint
format:
	$(Q)git ls-files '*.[ch]' | xargs clang-format -i
# What is installed, and not `all`: nobody installs the programs of every probe.
installed: image $(RUNNER) $(AGENT) $(RUNTIME) $(FIXTURE_TARGETS)
install: installed
	$(Q)O=$(O) PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) scripts/install install
uninstall:
	$(Q)PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) scripts/install uninstall
clean:
	rm -rf out

-include $(shell find $(O)/obj -name '*.d' 2>/dev/null)
