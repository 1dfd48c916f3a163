/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A runtime's commands, for probes whose cell is { .driven = true, ... }: nothing is built for them;
 * the body, on the host, makes bundles of that cell and drives the runtime that the driver names
 * (the driver `native` is a skip).  The containers' programs are steps of the same probe and run with
 * the same record: EXPECT, tell and await work there, the body being the outside.
 */
#ifndef BULKHEAD_RUNTIME_H
#define BULKHEAD_RUNTIME_H

#include "probe.h"

/*
 * A bundle of the cell below scratch(), its program being that step; patch is JSON that is merged
 * over config.json (RFC 7396: null removes; "@NAME" adds to the array NAME), NULL for none.  Each
 * name has a control group of its own.  Returns the bundle's path, which lives as long as the probe.
 * BROKEN on failure.
 */
const char *bundle_new(const char *name, const char *step, const char *patch);

/*
 * Runs the runtime with these words after its global options ("create --bundle B ID"), and waits:
 * its exit status, or 128 + the signal that ended it.
 */
int runtime_run(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* What it wrote, both streams, the last time. */
const char *runtime_said(void);
/* Whether it went wrong and said something of it: what the specification calls an error. */
bool runtime_refuses(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The member "status" of that container's state; "" when the command answers with an error. */
const char *runtime_status(const char *id);
/* Waits until the container is stopped; false after the deadline. */
bool runtime_stops(const char *id);
/* The member of the state, as text; "" when there is none.  The pid: 0. */
const char *runtime_state(const char *id, const char *member);
pid_t runtime_pid(const char *id);

/* For what a bundle lists besides: this probe's id, and the path of the static image on the host. */
const char *probe_id(void);
const char *probe_image(void);
/* The program that the driver names. */
const char *probe_runtime(void);

#endif
