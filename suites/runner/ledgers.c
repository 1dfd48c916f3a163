/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims.h"

/* All LEDGER.md of the areas, one after the other, each after a line "@ PATH" (see the Makefile). */
__asm__(".section .rodata\nledgers_begin:\n.incbin \"" LEDGERS "\"\n.byte 0\n.previous\n");
extern const char ledgers_begin[] __attribute__((visibility("hidden")));

const char *ledgers_text(void)
{
	return ledgers_begin;
}
