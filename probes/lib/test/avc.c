/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records as kernels write them, and records made to deceive: names are chosen by the attacker. */
#include <CUnit/Basic.h>
#include <string.h>

#include "internal.h"
#include "selinux.h"
#include "tests.h"

#define TAIL                                                                             \
	" scontext=system_u:system_r:cell_t:s0:c1,c2 tcontext=system_u:object_r:x_t:s0 " \
	"tclass=file permissive=0"

static void test_records(void)
{
	struct avc a;

	CU_ASSERT_FATAL(
		avc_parse("audit(1.2:3): avc:  denied  { read write } for  pid=7 comm=\"x\" "
			  "name=\"y\" dev=\"tmpfs\" ino=5" TAIL,
			&a));
	CU_ASSERT(a.denied && !a.permissive);
	CU_ASSERT_STRING_EQUAL(a.perms, "read write");
	CU_ASSERT_STRING_EQUAL(a.scontext, "system_u:system_r:cell_t:s0:c1,c2");
	CU_ASSERT_STRING_EQUAL(a.tcontext, "system_u:object_r:x_t:s0");
	CU_ASSERT_STRING_EQUAL(a.tclass, "file");
	CU_ASSERT_PTR_NOT_NULL(strstr(a.text, "ino=5"));

	CU_ASSERT_FATAL(avc_parse("avc:  granted  { create } for  pid=7 scontext=a:b:c:s0 "
				  "tcontext=d:e:f:s0 tclass=key\n",
		&a));
	CU_ASSERT(!a.denied && !a.permissive);
	CU_ASSERT_STRING_EQUAL(a.tclass, "key");

	CU_ASSERT_FATAL(avc_parse("avc:  denied  { read } for  scontext=a:b:c:s0 tcontext=d:e:f:s0 "
				  "tclass=dir permissive=1 srawcon=\"bad label\"",
		&a));
	CU_ASSERT(a.denied && a.permissive);
}

/* A program or file may be called like a piece of a record. */
static void test_deceit(void)
{
	struct avc a;

	CU_ASSERT_FATAL(
		avc_parse("avc:  denied  { read } for  pid=7 comm=\"avc:  granted  { all } for  "
			  "scontext=evil\"" TAIL,
			&a));
	CU_ASSERT(a.denied);
	CU_ASSERT_STRING_EQUAL(a.scontext, "system_u:system_r:cell_t:s0:c1,c2");
	CU_ASSERT_FATAL(avc_parse(
		"avc:  denied  { read } for  pid=7 name=\"permissive=1 tclass=dir\"" TAIL, &a));
	CU_ASSERT(!a.permissive);
	CU_ASSERT_STRING_EQUAL(a.tclass, "file");
	CU_ASSERT_FATAL(avc_parse("avc:  denied  { read } for  pid=7 name=\"a}b{c\"" TAIL, &a));
	CU_ASSERT_STRING_EQUAL(a.perms, "read");
	CU_ASSERT_FATAL(avc_parse("avc:  denied  { read } for  xscontext=evil permissive=10" TAIL,
				&a) == false); /* said twice */
	CU_ASSERT_FALSE(avc_parse("avc:  denied  { read } for  tclass=dir" TAIL, &a));
	CU_ASSERT_FALSE(
		avc_parse("avc:  denied  { read } for  scontext=evil:evil:evil:s0" TAIL, &a));
	CU_ASSERT_FALSE(avc_parse("avc:  denied  { read } for  comm=\"never closed" TAIL, &a));
	/* An access of no permission at all: the kernel writes no braces, the name has some. */
	CU_ASSERT_FALSE(avc_parse("avc:  denied  null for  comm=\"{x}\"" TAIL, &a));
}

/* What it refuses leaves the answer as it was. */
static void test_refused(void)
{
	static const char *const bad[] = { "", "avc:", "avc:  ", "avc:  denied", "avc:  denied  {",
		"avc:  denied  {}", "avc:  denied  { }" TAIL, "avc:  denied  { read" TAIL,
		"avc:  denied  { read }", "avc:  deniedx  { read } for" TAIL,
		"avc:  maybe  { read } for" TAIL, "avc: denied { read } for" TAIL,
		"avc:  denied  { a { b } for" TAIL, "avc:  denied  { read\n } for" TAIL,
		"avc:  denied  { read } for  scontext= tcontext=a:b:c:s0 tclass=file",
		"avc:  denied  { read } for  scontext=a:b:c:s0 tcontext=a:b:c:s0 tclass=",
		"avc:  denied  { read } for  scontext=a:b:c:s0 tclass=file",
		"type=1107 pid=1 uid=0 msg='avc received setenforce notice'" };
	struct avc a = { .tclass = "before" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		CU_ASSERT_FALSE(avc_parse(bad[i], &a));
		CU_ASSERT_STRING_EQUAL(a.tclass, "before");
	}
}

/* Every length of each part, past the room that is kept for it; and every cut of a good record. */
static void test_lengths(void)
{
	static const char good[] = "avc:  denied  { read } for  pid=7 comm=\"x\"" TAIL;
	char text[2048], part[1024];
	struct avc a;
	bool fits;

	for (size_t n = 1; n < sizeof(part); n++) {
		memset(part, 'x', n);
		part[n] = '\0';
		snprintf(text, sizeof(text), "avc:  denied  { %s } for  pid=7" TAIL, part);
		fits = n < sizeof(a.perms);
		CU_ASSERT(avc_parse(text, &a) == fits);
		snprintf(text, sizeof(text),
			"avc:  denied  { read } for  scontext=%s tcontext=a:b:c:s0 tclass=file",
			part);
		fits = n < sizeof(a.scontext);
		CU_ASSERT(avc_parse(text, &a) == fits);
		snprintf(text, sizeof(text),
			"avc:  denied  { read } for  scontext=a:b:c:s0 tcontext=%s tclass=file",
			part);
		CU_ASSERT(avc_parse(text, &a) == fits);
		snprintf(text, sizeof(text),
			"avc:  denied  { read } for  scontext=a:b:c:s0 tcontext=a:b:c:s0 tclass=%s",
			part);
		fits = n < sizeof(a.tclass);
		CU_ASSERT(avc_parse(text, &a) == fits);
		snprintf(text, sizeof(text), "avc:  denied  { read } for  comm=%s" TAIL, part);
		CU_ASSERT(avc_parse(text, &a) && strlen(a.text) < sizeof(a.text));
	}
	for (size_t n = 0; n < sizeof(good); n++) {
		snprintf(text, sizeof(text), "%.*s", (int)n, good);
		/* Cut inside or before the class there is none, or a shorter one. */
		fits = n > (size_t)(strstr(good, "tclass=") - good) + 7;
		CU_ASSERT(avc_parse(text, &a) == fits);
	}
}

/* Bytes at random over a good record: whatever comes, it ends, and every answer is closed. */
static void test_noise(void)
{
	static const char good[] = "avc:  denied  { read } for  pid=7 comm=\"x\"" TAIL;
	static const char spice[] = "{}\"= \n:,\x01\xff"
				    "avc";
	unsigned int roll = 1;
	char text[sizeof(good)];
	struct avc a;

	for (int i = 0; i < 200000; i++) {
		memcpy(text, good, sizeof(good));
		for (int k = 0; k < 1 + i % 6; k++) {
			roll = roll * 1664525u + 1013904223u;
			text[(roll >> 8) % (sizeof(good) - 1)] =
				spice[(roll >> 24) % (sizeof(spice) - 1)];
		}
		if (!avc_parse(text, &a))
			continue;
		CU_ASSERT(memchr(a.scontext, 0, sizeof(a.scontext)) &&
			  memchr(a.tcontext, 0, sizeof(a.tcontext)) &&
			  memchr(a.tclass, 0, sizeof(a.tclass)) &&
			  memchr(a.perms, 0, sizeof(a.perms)) &&
			  memchr(a.text, 0, sizeof(a.text)) && *a.scontext && *a.tcontext &&
			  *a.tclass);
	}
}

void avc_tests(void)
{
	CU_pSuite suite = CU_add_suite("avc records", NULL, NULL);

	CU_add_test(suite, "as kernels write them", test_records);
	CU_add_test(suite, "names made to deceive", test_deceit);
	CU_add_test(suite, "refused", test_refused);
	CU_add_test(suite, "every length and every cut", test_lengths);
	CU_add_test(suite, "noise", test_noise);
}
