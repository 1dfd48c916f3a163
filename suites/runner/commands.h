/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The verbs of the command; each returns an exit code.  argv[0] is the verb. */
#ifndef BULKHEAD_COMMANDS_H
#define BULKHEAD_COMMANDS_H

int cmd_run(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_features(int argc, char **argv);
int cmd_claims(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_compare(int argc, char **argv);
int cmd_merge(int argc, char **argv);
int cmd_baseline(int argc, char **argv);
int cmd_vm(int argc, char **argv);
int cmd_matrix(int argc, char **argv);

/*
 * Writes a report: as report_write of reports/.  NULL where no reports are linked (the guest), which
 * makes 'run --report' an error.
 */
extern int (*report_hook)(
	const char *journal, const char *format, const char *out_path, char **error);

#endif
