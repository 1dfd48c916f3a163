# SPDX-License-Identifier: GPL-2.0-or-later
# The latency bench: a static program, for it is also the `true` that the cells execute.
BENCH := $(if $(wildcard runtime/bench/*.c),$(O)/bench)

$(O)/bench: $(patsubst %.c,$(O)/obj/%.o,$(wildcard runtime/bench/*.c))
	$(call say,LINK,$@)$(CC) -static $(LDFLAGS) -o $@ $^
