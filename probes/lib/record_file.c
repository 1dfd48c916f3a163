/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdarg.h>
#include <sys/mman.h>

#include "internal.h"

struct context ctx;

struct record *record_map_fd(int fd)
{
	void *map = mmap(NULL, RECORD_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (map == MAP_FAILED)
		return NULL;
	ctx.record_fd = fd;
	return map;
}

struct record *record_map(const char *path, bool create)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
	struct stat st;

	if (fd < 0)
		return NULL;
	if (create)
		fchmod(fd, 0666); /* a mapped or dropped user opens it too, whatever the umask */
	struct record *map = NULL;
	if (fstat(fd, &st) == 0 &&
		((size_t)st.st_size >= RECORD_SIZE || ftruncate(fd, RECORD_SIZE) == 0))
		map = record_map_fd(fd);
	if (!map) {
		int error = errno;
		close(fd);
		errno = error;
	}
	return map;
}

static void copy(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from ? from : "");
}

struct record_row *current_row(void)
{
	uint32_t i = ctx.row ? ctx.row : atomic_load(&ctx.record->rows);

	return i > 0 && i <= RECORD_ROWS ? &ctx.record->row[i - 1] : NULL;
}

/* The index is taken by an atomic increment: several children may fail at once. */
void record_failure(enum verdict v, const char *file, int line, const char *what,
	const char *wanted, const char *got)
{
	struct record *r = ctx.record;
	struct record_row *row = current_row();

	if (row && row->verdict != VERDICT_FAIL) {
		snprintf(row->detail, sizeof(row->detail), "%s: wanted %s, got %s", what, wanted, got);
		row->verdict = v;
	}
	uint32_t i = atomic_fetch_add(&r->failures, 1);
	if (i >= RECORD_FAILURES)
		return;
	struct record_failure *f = &r->failure[i];
	snprintf(f->where, sizeof(f->where), "%s:%d", file, line);
	copy(f->what, sizeof(f->what), what);
	copy(f->wanted, sizeof(f->wanted), wanted);
	copy(f->got, sizeof(f->got), got);
	f->inside = ctx.inside;
	f->verdict = v;
}

void leave_recorded(void)
{
	probe_exit(EXIT_RECORDED);
}

void skip(enum skip_code code, const char *evidence, ...)
{
	va_list ap;

	va_start(ap, evidence);
	vsnprintf(ctx.record->evidence, sizeof(ctx.record->evidence), evidence, ap);
	va_end(ap);
	atomic_store(&ctx.record->skip_code, code);
	leave_recorded();
}

void broken(const char *format, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	record_failure(VERDICT_BROKEN, ctx.probe->id, 0, text, "it to work", "it did not");
	leave_recorded();
}

void note(const char *format, ...)
{
	char *text = ctx.record->note;
	size_t used = strnlen(text, sizeof(ctx.record->note));
	va_list ap;

	va_start(ap, format);
	if (used + 2 < sizeof(ctx.record->note)) {
		vsnprintf(text + used, sizeof(ctx.record->note) - used - 1, format, ap);
		strcat(text + used, "\n");
	}
	va_end(ap);
}

void row(const char *format, ...)
{
	uint32_t i = atomic_fetch_add(&ctx.record->rows, 1);
	va_list ap;

	if (i >= RECORD_ROWS)
		broken("more than %d rows", RECORD_ROWS);
	struct record_row *row = &ctx.record->row[i];
	va_start(ap, format);
	vsnprintf(row->name, sizeof(row->name), format, ap);
	va_end(ap);
	row->wanted[0] = row->got[0] = '\0';
	row->verdict = VERDICT_UNSET;
	ctx.row = i + 1;
}

void row_saw(const char *wanted, const char *got)
{
	uint32_t i = atomic_load(&ctx.record->rows);

	if (i == 0)
		broken("row_saw() before row()");
	struct record_row *row = &ctx.record->row[i - 1];
	copy(row->wanted, sizeof(row->wanted), wanted);
	copy(row->got, sizeof(row->got), got);
}

void row_skip(enum skip_code code, const char *evidence, ...)
{
	struct record_row *row = current_row();
	va_list ap;

	if (!row)
		broken("row_skip() before row()");
	va_start(ap, evidence);
	vsnprintf(row->detail, sizeof(row->detail), evidence, ap);
	va_end(ap);
	row->skip_code = code;
	row->verdict = VERDICT_SKIP;
}

bool sabotaged(void)
{
	return atomic_load(&ctx.record->sabotaged) != 0;
}

bool is_inside(void)
{
	return ctx.inside;
}

uint64_t *shared_words(void)
{
	return ctx.record->words;
}
