/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <unistd.h>

#include "coverage.h"

#ifdef BULKHEAD_COVERAGE
#include <gcov.h>

void coverage_dump(void)
{
	__gcov_dump();
	/* Without a reset the next dump of the same process would add everything twice. */
	__gcov_reset();
}
#else
void coverage_dump(void)
{
}
#endif

void child_exit(int status)
{
	coverage_dump();
	_exit(status);
}
