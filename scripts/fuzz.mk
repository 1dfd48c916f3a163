# SPDX-License-Identifier: GPL-2.0-or-later
# The fuzzer of config.json (clang's libFuzzer with sanitizers). New inputs stay in $(O)/fuzz; what
# is worth keeping goes to fixtures/fuzz by `make fuzz-merge`.
FUZZ_SECONDS ?= 60
FUZZ_SRC := $(wildcard runtime/fuzz/*.c) $(filter-out runtime/main.c runtime/protect.c,$(call src,runtime/*.c))
FUZZ_CC  ?= clang
FUZZ_FLAGS = -std=gnu11 -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined \
	-fno-sanitize-recover=undefined -Wall -Wextra -Wno-missing-field-initializers

.PHONY: fuzz fuzz-merge
$(O)/fuzz/config: $(FUZZ_SRC) $(wildcard runtime/*.h)
	$(call say,LINK,$@)mkdir -p $(@D) && $(FUZZ_CC) $(CPPFLAGS) $(FUZZ_FLAGS) -o $@ $(FUZZ_SRC) -ljansson -lseccomp -lcap -lselinux
fuzz: $(O)/fuzz/config
	$(Q)mkdir -p $(O)/fuzz/corpus
	$(Q)$(O)/fuzz/config -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		-dict=fixtures/fuzz/config.dict -artifact_prefix=$(O)/fuzz/ $(O)/fuzz/corpus fixtures/fuzz/config
fuzz-merge: $(O)/fuzz/config
	$(Q)$(O)/fuzz/config -merge=1 fixtures/fuzz/config $(O)/fuzz/corpus
